x = 0
print("zero" if x == 0 else 1 / x)  # expect: zero
print(1 if 0 else 2 if 0 else 3)  # expect: 3
