from collections import Counter

a, b = Counter(x=3, y=1), Counter(x=1, y=2)
print(a + b, a - b, a & b, a | b, a == Counter(x=3, y=1, z=0), a <= b)  # expect: Counter({'x': 4, 'y': 3}) Counter({'x': 2}) Counter({'x': 1, 'y': 1}) Counter({'x': 3, 'y': 2}) True False
