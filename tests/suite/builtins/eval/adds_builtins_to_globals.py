g = {}
print(eval("len('abc')", g), "__builtins__" in g)  # expect: 3 True
