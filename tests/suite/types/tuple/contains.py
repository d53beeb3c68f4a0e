print(2 in (1, 2), "a" not in ("b",), None in ())  # expect: True True False
