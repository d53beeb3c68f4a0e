print(list(filter(None, [0, 1, "", "a", None])), list(filter(str.isupper, "aBcD")))  # expect: [1, 'a'] ['B', 'D']
