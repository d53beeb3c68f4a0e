from collections import deque

match deque([1, 2]):
    case [a, b]:
        print(a, b)  # expect: 1 2
