items = [1, 2]
iterator = iter(items)
for item in iterator:
    pass
items.append(3)
print(list(iterator), next(iterator, 'end'))  # expect: [] end
