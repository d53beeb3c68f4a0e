import itertools as it


def err(f):
    try:
        return f()
    except BaseException as e:
        return type(e).__name__, str(e)


def loop(source):
    out = []
    for item in source:
        out.append(item)
    return out


def stops(item):
    if item == 2:
        raise StopIteration
    return True


def fails(item):
    return 1 // item


taken = it.takewhile(lambda item: item < 3, [1, 2, 3, 1])
print(loop(taken), loop(taken), list(taken), err(lambda: next(taken)))  # expect: [1, 2] [] [] ('StopIteration', '')
taken = it.takewhile(lambda item: item < 3, [1, 2, 2, 5, 1, 1])
print(next(taken))  # expect: 1
out = []
for item in taken:
    out.append(item)
    out.append(err(lambda: next(taken)))
    out.append(err(lambda: next(taken)))
print(out, list(taken))  # expect: [2, 2, ('StopIteration', '')] []
taken = it.takewhile(lambda item: True, iter([1, 2, 3, 4]))
for item in taken:
    if item == 2:
        break
print(item, next(taken), loop(taken))  # expect: 2 3 [4]
print(loop(it.takewhile(stops, [1, 2, 3])), loop(it.filterfalse(stops, [1, 2])), loop(it.starmap(stops, [(1,), (2,), (3,)])))  # expect: [1] [] [True]
print(err(lambda: loop(it.takewhile(fails, [1, 0]))), err(lambda: loop(it.filterfalse(fails, [2, 0]))), err(lambda: loop(it.starmap(fails, [(1,), (0,)]))))  # expect: ('ZeroDivisionError', 'division by zero') ('ZeroDivisionError', 'division by zero') ('ZeroDivisionError', 'division by zero')
star = it.starmap(fails, [(1,), (0,), (1,)])
print(err(lambda: loop(star)), loop(star))  # expect: ('ZeroDivisionError', 'division by zero') [1]
print(loop(it.starmap(max, [[1, 2], (3, 4), {5: 1, 6: 1}, iter([7, 8])])), err(lambda: loop(it.starmap(max, [5]))))  # expect: [2, 4, 6, 8] ('TypeError', "'int' object is not iterable")
print(loop(it.starmap(pow, zip([2, 3], [3, 2]))), list(it.starmap(lambda *a: a, ['ab', ()])))  # expect: [8, 9] [('a', 'b'), ()]
false = it.filterfalse(lambda item: item % 2, range(6))
print(next(false), loop(false), loop(false))  # expect: 0 [2, 4] []


class Sub(it.takewhile):
    def __next__(self):
        return super().__next__() * 10


print(loop(Sub(lambda item: item < 3, [1, 2, 3])))  # expect: [10, 20]


def nested():
    for item in it.takewhile(lambda item: item < 4, it.filterfalse(lambda item: item == 2, it.starmap(lambda a: a, zip(range(9))))):
        yield item


print(list(nested()), sum(it.takewhile(bool, [1, 2, 0, 5])), max(it.starmap(abs, [(-3,), (2,)])))  # expect: [0, 1, 3] 3 3
