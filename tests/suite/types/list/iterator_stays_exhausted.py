a = [1]
it = iter(a)
print(list(it))  # expect: [1]
a.append(2)
print(list(it))  # expect: []
