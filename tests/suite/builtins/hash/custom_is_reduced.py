class A:
    def __hash__(self):
        return 2**64 + 5


class B:
    def __hash__(self):
        return -1


print(hash(A()), hash(B()))  # expect: 13 -2
