a = [1, 2, 3]
for x in a:
    print(x)  # expect: 1
    a.clear()
