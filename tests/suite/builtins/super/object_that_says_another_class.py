class Base:
    def method(self):
        return 'Base.method of ' + type(self).__name__


class Child(Base):
    def method(self):
        return super(Child, self).method()


class Proxy:
    def __init__(self, subject):
        self.__subject = subject

    def __getattribute__(self, name):
        if name.startswith('_Proxy__'):
            return object.__getattribute__(self, name)
        return getattr(self.__subject, name)


print(Child.__dict__['method'](Proxy(Child())))  # expect: Base.method of Proxy
try:
    Child.__dict__['method'](Proxy(Base()))
except TypeError as error:
    print(error)  # expect: super(type, obj): obj (instance of Proxy) is not an instance or subtype of type (Child).
