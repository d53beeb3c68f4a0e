class Recording(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print(key, value)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return Recording()


class A(metaclass=Meta):
    x = 1
    x = 2

# expect-output:
# | x 1
# | x 2
