it = iter([1])
print(next(it), next(it, "default"))  # expect: 1 default
next(it)  # raises: StopIteration
