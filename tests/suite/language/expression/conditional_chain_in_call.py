print(*(x if x % 2 else -x for x in range(5)), sep=",")  # expect: 0,1,-2,3,-4
