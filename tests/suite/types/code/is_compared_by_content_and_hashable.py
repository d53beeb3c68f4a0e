a, b = compile("x + 1", "f", "eval"), compile("x + 1", "f", "eval")
print(a == b, hash(a) == hash(b), a is b, a == compile("x + 2", "f", "eval"))  # expect: True True False False
