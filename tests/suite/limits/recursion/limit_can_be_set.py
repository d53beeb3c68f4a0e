import sys

sys.setrecursionlimit(200)


def depth(n):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


print(150 < depth(0) <= 200, sys.getrecursionlimit())  # expect: True 200
