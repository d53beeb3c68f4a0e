class A:
    def __complex__(self):
        return 1 + 2j


print(complex(A()), complex(1, 2), complex(imag=3))  # expect: (1+2j) (1+2j) 3j
