from collections import Counter, defaultdict, deque

d = deque([1, 2])
while d:
    print(d.popleft(), bool(d), not d)
print('full' if deque('a') else 'empty', deque() and 1, deque() or 2)


class Loud(deque):
    def __len__(self):
        print('len')
        return 0


print(bool(Loud('abc')), not Loud('abc'))


class Wrong(deque):
    def __len__(self):
        return -1


try:
    bool(Wrong())
except ValueError as error:
    print(error)

seen = []


class Noisy(dict):
    def __missing__(self, key):
        seen.append(key)
        return key * 2


class Own(defaultdict):
    def __getitem__(self, key):
        return ('own', key)

    def __setitem__(self, key, value):
        super().__setitem__(key, [value])


n = Noisy(a=1)
print(n['a'], n['b'], seen, len(n))
o = Own(list)
o['x'] = 1
print(o['x'], o['y'], dict(o))
c = Counter('abracadabra')
c['z'] += 3
print(c, c['q'], 'q' in c)
try:
    defaultdict(list)[[]]
except TypeError as error:
    print(error)

# expect-output:
# | 1 True False
# | 2 False True
# | full deque([]) 2
# | len
# | len
# | False True
# | __len__() should return >= 0
# | 1 bb ['b'] 1
# | ('own', 'x') ('own', 'y') {'x': [1]}
# | Counter({'a': 5, 'z': 3, 'b': 2, 'r': 2, 'c': 1, 'd': 1}) 0 False
# | cannot use 'list' as a dict key (unhashable type: 'list')
