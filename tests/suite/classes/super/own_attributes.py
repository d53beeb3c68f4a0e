# What no class behind has is an attribute of the `super` object itself.
class A:
    pass


class B(A):
    def show(self):
        print(super().__self__ is self, super().__thisclass__, super().__self_class__)
        print(super().__class__, super(B, self).__class__, super().__get__(1, 2).__self__ is self)

    def call(self):
        return super().__class__(B, self).__thisclass__


class C(B):
    pass


B().show()
C().show()
print(C().call())

# expect-output:
# | True <class '__main__.B'> <class '__main__.B'>
# | <class 'super'> <class 'super'> True
# | True <class '__main__.B'> <class '__main__.C'>
# | <class 'super'> <class 'super'> True
# | <class '__main__.B'>
