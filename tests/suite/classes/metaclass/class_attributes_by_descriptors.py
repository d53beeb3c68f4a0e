# How reading and storing attributes of classes meets descriptors.
class Shown:
    def __get__(self, instance, owner=None):
        return f"{owner.__name__} through {'class' if instance is None else 'instance'}"


class Documented:
    __doc__ = Shown()


print(Documented.__doc__, "|", Documented().__doc__)


class OnlySet:
    def __set__(self, instance, value):
        print("set", value)


class Meta(type):
    pass


class Thing(metaclass=Meta):
    pass


Thing.a = 42
Meta.a = OnlySet()
print(Thing.a)
Thing.a = 43
print(Thing.a)


class Wrong(type):
    def __setattr__(cls, name, value):
        object.__setattr__(cls, name, value)

    def __delattr__(cls, name):
        object.__delattr__(cls, name)


class Refused(metaclass=Wrong):
    x = 1


try:
    Refused.x = 2
except TypeError as error:
    print(error)
try:
    del Refused.x
except TypeError as error:
    print(error)

# expect-output:
# | Documented through class | Documented through instance
# | 42
# | set 43
# | 42
# | can't apply this __setattr__ to Wrong object
# | can't apply this __delattr__ to Wrong object
