class N(int):
    pass


n = N(5)
print(type(n + 1).__name__, type(n).__name__, n == 5, repr(n))  # expect: int N True 5
