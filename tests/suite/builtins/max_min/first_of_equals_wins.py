a, b = [1], [1]
print(max(a, b) is a, min([a, b]) is a)  # expect: True True
