a = b = "x"
a += "y"
print(a, b)  # expect: xy x
