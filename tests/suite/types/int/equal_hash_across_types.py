d = {1: "int", 2.0: "float"}
print(d[1.0], d[2], d[True], hash(1) == hash(1.0) == hash(True) == hash(1 + 0j))  # expect: int float int True
