print(dict[str, int], dict[str, int](a=1))  # expect: dict[str, int] {'a': 1}
