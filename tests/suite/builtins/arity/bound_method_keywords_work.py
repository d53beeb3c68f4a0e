print("a,b,c".split(sep=",", maxsplit=1), "abc".encode(encoding="ascii"), int("11", base=2), sorted([2, 1], reverse=True), sum([1], start=2))  # expect: ['a', 'b,c'] b'abc' 3 [2, 1] 3
