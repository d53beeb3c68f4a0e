a, b = [], []
a.append(b)
b.append(a)
try:
    a == b
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
