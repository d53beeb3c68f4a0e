print(dict(), dict(a=1), dict([("a", 1)]), dict({"a": 1}, b=2), dict(zip("ab", range(2))))  # expect: {} {'a': 1} {'a': 1} {'a': 1, 'b': 2} {'a': 0, 'b': 1}
