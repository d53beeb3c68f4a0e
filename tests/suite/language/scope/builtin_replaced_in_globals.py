print(max(1, 2))  # expect: 2
max = min
print(max(1, 2))  # expect: 1
del max
print(max(1, 2))  # expect: 2
