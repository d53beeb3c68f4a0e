class A:
    def __eq__(self, other):
        print("A.eq")
        return True


class B(A):
    def __eq__(self, other):
        print("B.eq")
        return NotImplemented


print(A() == B())

# expect-output:
# | B.eq
# | A.eq
# | True
