# A `super` object is copied as what it is.
import copy


class A:
    def name(self):
        return 'A'


class B(A):
    def name(self):
        return 'B'


b = B()
b.items = [1]
one = super(B, b)
print(copy.copy(one) is one)  # expect: True
two = copy.deepcopy(one)
print(type(two), two is one, two.__self__ is b, two.__self__.items, two.__thisclass__, two.name())  # expect: <class 'super'> False False [1] <class '__main__.B'> A
of_class = copy.deepcopy(super(B, B))
print(of_class.__self__, of_class.name(b))  # expect: <class '__main__.B'> A
