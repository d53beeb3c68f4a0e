print(f"{  # expect: 3
    1 +
    2  # three
}")
