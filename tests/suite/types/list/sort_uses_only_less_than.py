class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n


items = [Item(n) for n in (3, 1, 2)]
items.sort()
print([item.n for item in items])  # expect: [1, 2, 3]
