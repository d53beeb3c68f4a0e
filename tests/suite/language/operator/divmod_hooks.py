class A:
    def __divmod__(self, other):
        return "divmod"

    def __rdivmod__(self, other):
        return "rdivmod"


print(divmod(A(), 1), divmod(1, A()))  # expect: divmod rdivmod
