"""Lists, dicts, sets and tuples: filled, probed, sliced, taken apart."""


def main():
    primes = [True] * 400_000
    for i in range(2, 633):
        if primes[i]:
            primes[i * i::i] = [False] * len(range(i * i, 400_000, i))
    counts = {}
    for i in range(400_000):
        key = (i * 2_654_435_761) & 0x3FFF
        counts[key] = counts.get(key, 0) + 1
    names = {f"name{i}": i for i in range(20_000)}
    total = 0
    for _ in range(10):
        for name, value in names.items():
            if name in counts or value in counts:
                total += value
    seen = set()
    for i in range(300_000):
        seen.add(i % 4_093)
    pairs = [(i, -i) for i in range(100_000)]
    for left, right in pairs:
        total += left - right
    rows = [[(i * j) % 7 for j in range(60)] for i in range(60)]
    product = [[sum(a * b for a, b in zip(row, column)) for column in zip(*rows)] for row in rows]
    print("containers", sum(primes), len(counts), max(counts.values()), total, len(seen), sum(map(sum, product)))


main()
