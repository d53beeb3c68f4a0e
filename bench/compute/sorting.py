"""Sorting: numbers, text, by keys, by comparisons of a class, and heaps."""

import heapq
from functools import cmp_to_key


class Version:
    def __init__(self, parts):
        self.parts = parts

    def __lt__(self, other):
        return self.parts < other.parts


def main():
    state, numbers = 1, []
    for _ in range(120_000):
        state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        numbers.append(state)
    ordered = sorted(numbers)
    texts = sorted(map(str, numbers[:60_000]), reverse=True)
    by_key = sorted(numbers, key=lambda number: (number % 1_000, number))
    by_class = sorted(Version((number % 97, number % 89)) for number in numbers[:20_000])
    compared = sorted(numbers[:20_000], key=cmp_to_key(lambda a, b: (a & 0xFF) - (b & 0xFF)))
    heap = []
    for number in numbers[:60_000]:
        heapq.heappush(heap, number)
    least = [heapq.heappop(heap) for _ in range(30_000)]
    print("sorting", ordered[7], texts[7], by_key[7], by_class[7].parts, compared[0] & 0xFF, least[-1])


main()
