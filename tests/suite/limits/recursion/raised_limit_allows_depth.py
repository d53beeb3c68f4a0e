import sys

sys.setrecursionlimit(20000)


def f(n):
    return f(n - 1) + 1 if n else 0


print(f(15000))  # expect: 15000
