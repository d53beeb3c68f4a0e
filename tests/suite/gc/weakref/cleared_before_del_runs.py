import weakref


class A:
    def __del__(self):
        print("in del", r())  # expect: in del <__main__.A object at ADDRESS>


a = A()
r = weakref.ref(a)
del a
