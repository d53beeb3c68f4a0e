s = {5}
print(s.pop(), s)  # expect: 5 set()
