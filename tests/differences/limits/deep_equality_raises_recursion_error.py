# As with hash: CPython compares deep lists as long as its C stack lasts, Taipan as deep as the recursion limit allows.
a, b = [], []
for _ in range(100000):
    a, b = [a], [b]
try:
    a == b
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
