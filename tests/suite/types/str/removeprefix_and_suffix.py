print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "abc".removeprefix("x"), "aa".removesuffix(""))  # expect: x x abc aa
