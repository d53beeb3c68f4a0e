print("42".zfill(5), "-42".zfill(5), "+7".zfill(3), "abc".zfill(2), "".zfill(2))  # expect: 00042 -0042 +07 abc 00
