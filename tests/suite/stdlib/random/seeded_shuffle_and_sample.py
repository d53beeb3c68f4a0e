import random

r = random.Random(7)
a = list(range(10))
r.shuffle(a)
print(a, r.sample(range(100), 5), r.choices("ab", k=5), r.choices("ab", [1, 9], k=5))  # expect: [8, 3, 1, 4, 7, 0, 9, 6, 2, 5] [64, 27, 4, 11, 55] ['a', 'a', 'b', 'a', 'b'] ['b', 'b', 'b', 'a', 'b']
