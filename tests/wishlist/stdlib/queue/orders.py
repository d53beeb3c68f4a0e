import queue

f, l, p = queue.Queue(), queue.LifoQueue(), queue.PriorityQueue()
for q in (f, l, p):
    for x in (2, 1, 3):
        q.put(x)
    print([q.get() for _ in range(3)], q.empty(), q.qsize())

# expect-output:
# | [2, 1, 3] True 0
# | [3, 1, 2] True 0
# | [1, 2, 3] True 0
