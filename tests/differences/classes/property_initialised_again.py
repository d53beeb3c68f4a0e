# A property may be initialised again where it was read often, and by its own getter or setter. CPython calls a function that
# is gone, and crashes.
import gc


def fresh():
    gc.collect()
    return [{number: [number]} for number in range(100)]


def getter(answer):
    def get(self):
        return answer
    return get


class C:
    x = property(getter('first'))


the_property = C.__dict__['x']
c = C()


def read():
    return c.x


print({read() for _ in range(300)})
the_property.__init__(getter('second'))
fresh()
print({read() for _ in range(300)})


def replacing():
    def get(self):
        the_property.__init__(getter('third'))
        return len(fresh())
    return get


the_property.__init__(replacing())
print(read(), read())


def replacing():
    def set(self, value):
        the_property.__init__(getter('fourth'))
        print('set', value, len(fresh()))
    return set


the_property.__init__(None, replacing())
c.x = 5
print(read())

# expect-output:
# | {'first'}
# | {'second'}
# | 100 third
# | set 5 100
# | fourth
