match [1, 2, 3, 4]:
    case [first, *rest, last]:
        print(first, rest, last)  # expect: 1 [2, 3] 4
