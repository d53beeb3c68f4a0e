a = [1]
b = a
print(a is b, a is not [1], None is None)  # expect: True True True
