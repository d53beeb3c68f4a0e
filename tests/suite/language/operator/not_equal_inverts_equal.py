class A:
    def __eq__(self, other):
        return True


print(A() != 1, 1 != A(), A() == None)  # expect: False False True
