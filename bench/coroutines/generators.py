"""Generators: steps, values sent in, a pipeline, a chain of `yield from`."""


def count(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def averager():
    total, number, mean = 0, 0, 0
    while True:
        value = yield mean
        total += value
        number += 1
        mean = total // number


def chain(depth, limit):
    if depth == 0:
        yield from range(limit)
    else:
        yield from chain(depth - 1, limit)


def main():
    total = 0
    for value in count(2_000_000):
        total += value
    mean = averager()
    next(mean)
    for i in range(500_000):
        last = mean.send(i)
    squares = (n * n for n in count(400_000))
    odd = (n for n in squares if n & 1)
    piped = sum(n % 10 for n in odd)
    print("generators", total, last, piped, sum(chain(100, 50_000)))


main()
