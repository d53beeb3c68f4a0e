print(int("  42 "), int("-0x1f", 16), int("0b11", 0), int("z", 36), int("1_000"), int("٣"))  # expect: 42 -31 3 35 1000 3
