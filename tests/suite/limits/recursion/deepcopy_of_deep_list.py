import copy

a = []
for _ in range(100000):
    a = [a]
try:
    copy.deepcopy(a)
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
