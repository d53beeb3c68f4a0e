print(float(" 1.5 "), float("1e3"), float("-inf"), float("NaN"), float("1_0.5"), float(".5"), float("5."))  # expect: 1.5 1000.0 -inf nan 10.5 0.5 5.0
