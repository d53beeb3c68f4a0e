from collections import deque

d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, d.maxlen, d.pop(), d.popleft(), len(d))  # expect: deque([2], maxlen=3) 3 3 0 1
d.extend([7, 8])
d.rotate(1)
print(d, d[0], 7 in d, list(reversed(d)))  # expect: deque([8, 2, 7], maxlen=3) 8 True [7, 2, 8]
