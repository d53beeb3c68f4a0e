d = {}
for d["k"] in range(3):
    pass
print(d)  # expect: {'k': 2}
