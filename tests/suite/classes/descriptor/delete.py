class D:
    def __delete__(self, instance):
        print("deleted")  # expect: deleted


class A:
    d = D()


a = A()
del a.d
a.d = 1  # raises: AttributeError: __set__
