print(0 or "x", 1 and 2, [] or {} or 0, 1 and [] and 2, None or False, not [])  # expect: x 2 0 [] False True
