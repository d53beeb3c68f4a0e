a = [1]
b = (a, {"k": a})
a.append(b)
print(a)  # expect: [1, ([...], {'k': [...]})]
