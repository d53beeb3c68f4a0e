import heapq

h = [1, 5, 3]
heapq.heapify_max(h)
heapq.heappush_max(h, 4)
print(heapq.heappop_max(h), heapq.heapreplace_max(h, 0), heapq.heappushpop_max(h, 9), h)  # expect: 5 4 9 [3, 1, 0]
