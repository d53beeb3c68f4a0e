print(any((found := x) > 2 for x in range(5)), found)  # expect: True 3
