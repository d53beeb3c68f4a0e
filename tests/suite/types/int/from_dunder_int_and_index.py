class A:
    def __int__(self):
        return 5


class B:
    def __index__(self):
        return 6


print(int(A()), int(B()))  # expect: 5 6
