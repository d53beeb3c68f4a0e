d = {"a": 1}
print(d.values() == d.values(), d.keys() == d.keys())  # expect: False True
