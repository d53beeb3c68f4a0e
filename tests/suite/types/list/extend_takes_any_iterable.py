a = [0]
a.extend("ab")
a.extend(x * x for x in (2, 3))
a.extend({"k": 1})
print(a)  # expect: [0, 'a', 'b', 4, 9, 'k']
