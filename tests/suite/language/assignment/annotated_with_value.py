x: int = 3
print(x, __annotate__(1))  # expect: 3 {'x': <class 'int'>}
