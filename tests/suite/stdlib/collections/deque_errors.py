from collections import deque

try:
    deque().pop()
except IndexError as error:
    print(error)  # expect: pop from an empty deque
d = deque([1])
for x in d:  # raises: RuntimeError: deque mutated during iteration
    d.append(2)
