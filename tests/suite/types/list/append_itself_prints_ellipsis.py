a = [1]
a.append(a)
print(a)  # expect: [1, [...]]
print(a[1] is a)  # expect: True
