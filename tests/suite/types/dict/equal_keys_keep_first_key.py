d = {1: "a"}
d[True] = "b"
d[1.0] = "c"
print(d)  # expect: {1: 'c'}
