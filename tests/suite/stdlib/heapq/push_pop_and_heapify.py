import heapq

h = []
for x in (5, 1, 4, 2):
    heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(4)])  # expect: [] [1, 2, 4, 5]
a = [9, 8, 7, 1, 2]
heapq.heapify(a)
print(a, heapq.heapreplace(a, 10), heapq.heappushpop(a, 0))  # expect: [2, 8, 7, 10, 9] 1 0
heapq.heappop([])  # raises: IndexError: index out of range
