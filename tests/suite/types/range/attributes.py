r = range(1, 10, 2)
print(r.start, r.stop, r.step)  # expect: 1 10 2
r.start = 2  # raises: AttributeError: readonly attribute
