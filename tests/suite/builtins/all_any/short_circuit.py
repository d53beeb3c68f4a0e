it = iter([1, 0, 2])
print(all(it), next(it))  # expect: False 2
it = iter([0, 1, 2])
print(any(it), next(it))  # expect: True 2
print(all([]), any([]))  # expect: True False
