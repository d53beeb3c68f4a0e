s = {1, 2}
s -= s
print(s)  # expect: set()
