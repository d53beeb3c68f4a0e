s = {1}
s.add(2)
s.add(2)
s.discard(1)
s.discard(9)
print(s)  # expect: {2}
