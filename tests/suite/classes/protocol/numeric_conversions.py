class A:
    def __int__(self):
        return 1

    def __float__(self):
        return 2.0

    def __complex__(self):
        return 3j

    def __bool__(self):
        return False


print(int(A()), float(A()), complex(A()), bool(A()))  # expect: 1 2.0 3j False
