print(round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(7, 2))  # expect: 20 20 -20 1200 7
