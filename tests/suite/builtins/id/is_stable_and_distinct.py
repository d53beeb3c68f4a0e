a, b = object(), object()
print(id(a) == id(a), id(a) == id(b), type(id(a)).__name__)  # expect: True False int
