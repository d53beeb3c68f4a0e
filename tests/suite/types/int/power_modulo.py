print(pow(3, 200, 13), pow(3, -1, 11), pow(2, 5, -7))  # expect: 9 4 -3
