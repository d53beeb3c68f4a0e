print(list[int], list[str]([1]))  # expect: list[int] [1]
