match [1, 2]:
    case [a, 3]:
        pass
    case [a, b]:
        pass
print(a, b)  # expect: 1 2
