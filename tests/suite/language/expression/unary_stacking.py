print(--5, -+-5, ~~5, not not [], -~4, +True)  # expect: 5 5 5 False 5 1
