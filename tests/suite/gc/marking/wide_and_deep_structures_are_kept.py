import gc


class Node:
    def __init__(self, children):
        self.children = children


wide = [[number] for number in range(30000)]
nested = [[[number] for number in range(200)] for _ in range(200)]
deep = None
for _ in range(30000):
    deep = Node([deep])
ring = Node([])
ring.children.append(ring)
del ring
lost = [[] for _ in range(30000)]
for item in lost:
    item.append(lost)
del item, lost
print(gc.collect() > 30000)  # expect: True
print(sum(item[0] for item in wide), sum(item[0] for row in nested for item in row))  # expect: 449985000 3980000
depth = 0
while deep is not None:
    deep = deep.children[0]
    depth += 1
print(depth)  # expect: 30000
print(gc.collect())  # expect: 0
