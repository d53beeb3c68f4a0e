import heapq

from greenlet import getcurrent, greenlet

main = getcurrent()


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        main.switch((self.n, other.n))
        return self.n < other.n


def run():
    heap = [Item(2)]
    heapq.heappush(heap, Item(1))
    return heap[0].n


g = greenlet(run)
print(g.switch())  # expect: (1, 2)
print(g.switch())  # expect: 1
