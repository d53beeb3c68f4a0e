print(int("４２"), float("１.５"), "٤٢".isdecimal())  # expect: 42 1.5 True
