class A:
    def __format__(self, spec):
        return f"<{spec}>"


print(f"{A()} {A():abc} {A():{1 + 1}d}", format(A(), "x"), "{:>3}".format(A()))  # expect: <> <abc> <2d> <x> <>3>
