import heapq

print(list(heapq.merge([1, 4], [2, 3], [0])), heapq.nlargest(2, [3, 9, 1]), heapq.nsmallest(2, "banana", key=lambda c: -ord(c)))  # expect: [0, 1, 2, 3, 4] [9, 3] ['n', 'n']
