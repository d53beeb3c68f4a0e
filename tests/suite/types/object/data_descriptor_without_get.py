class Store:
    def __set__(self, instance, value):
        instance.__dict__['name'] = value * 2


class Holder:
    name = Store()

    @classmethod
    def __new__(cls, *arguments):
        return object.__new__(cls)


holder = Holder()
print(type(holder.name).__name__)  # expect: Store
holder.name = 21
print(holder.name, Holder.__dict__['name'] is Holder.name)  # expect: 42 True


class Made:
    @classmethod
    def __new__(cls, *arguments):
        return cls, arguments


print(Made(1, 2) == (Made, (Made, 1, 2)))  # expect: True
print(repr(classmethod(None)), repr(staticmethod(None)))  # expect: <classmethod(None)> <staticmethod(None)>
