import sys

sys.setrecursionlimit(0)  # raises: ValueError: recursion limit must be greater or equal than 1
