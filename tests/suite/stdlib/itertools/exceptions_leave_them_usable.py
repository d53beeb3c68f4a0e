# An exception in the middle of a step goes to the caller; the next step begins afresh.
import itertools


class Sometimes:
    def __init__(self):
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count % 3 == 0:
            raise KeyError(self.count)
        if self.count > 8:
            raise StopIteration
        return self.count


def steps(iterator, most=8):
    for _ in range(most):
        try:
            yield next(iterator)
        except KeyError as error:
            yield error
        except StopIteration:
            yield "end"


for make in (
    lambda: itertools.chain(Sometimes(), "xy"),
    lambda: itertools.cycle(Sometimes()),
    lambda: itertools.accumulate(Sometimes()),
    lambda: itertools.batched(Sometimes(), 2),
    lambda: itertools.compress("abcdefgh", Sometimes()),
    lambda: itertools.pairwise(Sometimes()),
    lambda: itertools.islice(Sometimes(), 1, 7),
    lambda: itertools.zip_longest(Sometimes(), "abc"),
    lambda: itertools.tee(Sometimes())[0],
    lambda: (key for key, _ in itertools.groupby(Sometimes())),
    lambda: itertools.takewhile(lambda number: 12 // (number - 4) or True, Sometimes()),
):
    try:
        print(list(map(str, steps(make()))))
    except ZeroDivisionError as error:
        print(error)

# expect-output:
# | ['1', '2', '3', '4', '5', '6', '7', '8']
# | ['1', '2', '3', '4', '5', '6', '7', '8']
# | ['1', '3', '3', '7', '12', '6', '19', '27']
# | ['(1, 2)', '3', 'end', 'end', 'end', 'end', 'end', 'end']
# | ['a', 'b', '3', 'd', 'e', '6', 'g', 'h']
# | ['(1, 2)', '3', 'end', 'end', 'end', 'end', 'end', 'end']
# | ['2', '3', 'end', 'end', 'end', 'end', 'end', 'end']
# | ["(1, 'a')", "(2, 'b')", '3', 'end', 'end', 'end', 'end', 'end']
# | ['1', '2', '3', '4', '5', '6', '7', '8']
# | ['1', '2', '3', 'end', 'end', 'end', 'end', 'end']
# | division by zero
