a = []
print(a.append(1), a)  # expect: None [1]
