from collections import deque

d = deque(maxlen=2)
for i in range(5):
    d.append(i)
print(d, deque("abc", 0), deque("abc", maxlen=2))  # expect: deque([3, 4], maxlen=2) deque([], maxlen=0) deque(['b', 'c'], maxlen=2)
deque(maxlen=-1)  # raises: ValueError: maxlen must be non-negative
