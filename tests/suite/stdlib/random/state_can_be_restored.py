import random

r = random.Random(1)
state = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(state)
print([r.random() for _ in range(3)] == a)  # expect: True
