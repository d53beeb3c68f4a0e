x = "outer"
print([x for x in range(2)], x)  # expect: [0, 1] outer
