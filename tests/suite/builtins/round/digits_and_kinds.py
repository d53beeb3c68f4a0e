print(round(2.5), round(3.5), round(-2.5), round(2.345, 2), round(1234, -2), round(1.5, 0), round(True), round(2.5, None))  # expect: 2 4 -2 2.35 1200 2.0 1 2
