from itertools import islice


def naturals():
    n = 0
    while True:
        yield n
        n += 1


print(list(islice(naturals(), 3, 12, 4)))  # expect: [3, 7, 11]
