class Proxy:
    def __mro_entries__(self, bases):
        return (dict,)


class A(Proxy()):
    pass


print(A.__bases__, type(A.__orig_bases__[0]).__name__)  # expect: (<class 'dict'>,) Proxy
