a = [1, 2, 3]
r = reversed(a)
print(next(r), list(r), list(r))  # expect: 3 [2, 1] []
print(type(r).__name__)  # expect: list_reverseiterator
