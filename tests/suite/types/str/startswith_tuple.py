print("abc".startswith(("x", "a")), "abc".endswith("bc", 1), "abc".startswith("b", 1), "abc".startswith(""), "abc".endswith(()))  # expect: True True True True False
