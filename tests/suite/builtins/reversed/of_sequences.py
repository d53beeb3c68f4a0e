print(list(reversed([1, 2])), list(reversed("ab")), list(reversed((1, 2))), list(reversed(range(3))), list(reversed({"a": 1, "b": 2})))  # expect: [2, 1] ['b', 'a'] [2, 1] [2, 1, 0] ['b', 'a']
