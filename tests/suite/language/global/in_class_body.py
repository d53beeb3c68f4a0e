x = 1


class A:
    global x
    x = 5
    y = x


print(x, A.y, hasattr(A, "x"))  # expect: 5 5 False
