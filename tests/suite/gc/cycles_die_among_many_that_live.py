# a table that grows while cycles come and go: those are found, what lives keeps its parts
import gc
import weakref


class Node:
    pass


kept = []
died = []
references = []
for number in range(60000):
    one, two = Node(), Node()
    one.other, two.other = two, one
    if number % 100 == 0:
        references.append(weakref.ref(one, died.append))
    if number % 3 == 0:
        kept.append({"row": [number, (number, {"deep": [number]})], "node": Node()})
one = two = None
gc.collect()
print(len(died), len(references), len(kept), all(row["row"][1][1]["deep"][0] == row["row"][0] for row in kept))  # expect: 600 600 20000 True
loops = [[] for _ in range(5000)]
for loop in loops:
    loop.append(loops)
print(gc.collect() >= 0, len(loops), loops[4999][0] is loops)  # expect: True 5000 True
del loops, loop
print(gc.collect() > 5000)  # expect: True
