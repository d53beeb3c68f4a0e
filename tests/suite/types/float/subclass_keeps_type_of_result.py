class F(float):
    pass


print(type(F(1) + F(2)).__name__, F("1.5"), repr(F(2)))  # expect: float 1.5 2.0
