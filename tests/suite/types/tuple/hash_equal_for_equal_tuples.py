print(hash((1, 2.0)) == hash((1.0, 2)))  # expect: True
print({(1, 2): "x"}[1.0, 2.0])  # expect: x
