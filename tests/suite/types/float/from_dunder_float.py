class A:
    def __float__(self):
        return 2.5


print(float(A()), float(True), float(3))  # expect: 2.5 1.0 3.0
