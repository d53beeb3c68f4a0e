log = []


class Item:
    def __init__(self, value, place):
        self.value = value
        self.place = place

    def __lt__(self, other):
        log.append((self.place, other.place))
        return self.value < other.value


def asked(values, **options):
    log.clear()
    items = [Item(value, place) for place, value in enumerate(values)]
    items.sort(**options)
    print([item.place for item in items], log)


asked([])
asked([1])
asked([2, 1])
asked([1, 1, 1, 0])
asked([3, 3, 2, 2, 1, 5])
asked([1, 2, 3, 0, 2])
asked([5, 4, 4, 3, 9, 1], reverse=True)
items = [Item((place * 7919) % 61, place) for place in range(500)]
items.sort()
print([item.place for item in items] == sorted(range(500), key=lambda place: (place * 7919) % 61))

# expect-output:
# | [] []
# | [0] []
# | [1, 0] [(1, 0)]
# | [3, 0, 1, 2] [(1, 0), (2, 1), (3, 2), (0, 2)]
# | [4, 2, 3, 0, 1, 5] [(1, 0), (2, 1), (0, 1), (3, 2), (2, 3), (4, 3), (5, 4), (4, 5), (5, 1)]
# | [3, 0, 1, 4, 2] [(1, 0), (2, 1), (3, 2), (0, 2), (3, 1), (3, 0), (4, 1), (4, 2)]
# | [4, 0, 1, 2, 3, 5] [(4, 5), (3, 4), (5, 4), (3, 4), (3, 5), (2, 3), (2, 4), (1, 2), (1, 4), (0, 2), (0, 4), (0, 1)]
# | True
