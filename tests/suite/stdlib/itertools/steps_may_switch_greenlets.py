# Each step that calls a script, and each that steps a script's iterator, can be left by a switch and gone on with.
import itertools
from greenlet import getcurrent, greenlet

main = getcurrent()
log = []


def pause(word):
    if getcurrent() is main:
        return
    log.append((getcurrent().name, word))
    return main.switch()


class Iterable:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            pause("item")
            yield item


class Number(int):
    def __add__(self, other):
        pause("add")
        return Number(int(self) + int(other))

    def __bool__(self):
        pause("truth")
        return int(self) != 0

    def __eq__(self, other):
        pause("equal")
        return int(self) == int(other)

    __hash__ = None


def asked(*arguments):
    pause("call")
    return sum(map(int, arguments)) % 2 == 0


numbers = [Number(2), Number(3), Number(4)]
MAKERS = {
    "accumulate": lambda: itertools.accumulate(Iterable(numbers)),
    "batched": lambda: itertools.batched(Iterable(numbers), 2),
    "chain": lambda: itertools.chain(Iterable(numbers), [1], Iterable([2])),
    "compress": lambda: itertools.compress(Iterable(range(3)), numbers),
    "count": lambda: itertools.islice(itertools.count(Number(1), 2), 3),
    "cycle": lambda: itertools.islice(itertools.cycle(Iterable(numbers)), 5),
    "dropwhile": lambda: itertools.dropwhile(asked, Iterable(numbers)),
    "filterfalse": lambda: itertools.filterfalse(None, Iterable(numbers)),
    "groupby": lambda: (int(key) for key, group in itertools.groupby(Iterable(numbers))),
    "islice": lambda: itertools.islice(Iterable(range(9)), 1, 6, 2),
    "pairwise": lambda: itertools.pairwise(Iterable(numbers)),
    "starmap": lambda: itertools.starmap(asked, Iterable([(1, 1), [1, 2]])),
    "takewhile": lambda: itertools.takewhile(asked, Iterable(numbers)),
    "tee": lambda: itertools.tee(Iterable(numbers))[1],
    "zip_longest": lambda: itertools.zip_longest(Iterable(numbers), Iterable([1])),
    "product": lambda: itertools.product(Iterable("ab"), repeat=2),
    "permutations": lambda: itertools.permutations(Iterable("abc"), 2),
    "combinations": lambda: itertools.combinations(Iterable("abc"), 2),
}

for name, make in MAKERS.items():
    log.clear()
    results = {}
    workers = []
    for which in "ab":
        def run(which=which, make=make):
            results[which] = [item for item in make()]
        worker = greenlet(run)
        worker.name = which
        workers.append(worker)
    while not all(worker.dead for worker in workers):
        for worker in workers:
            if not worker.dead:
                worker.switch()
    order = "".join(which for which, _ in log)
    print(name, results["a"], repr(results["a"]) == repr(results["b"]), len(log), order[:6])

# expect-output:
# | accumulate [2, 5, 9] True 10 ababab
# | batched [(2, 3), (4,)] True 6 ababab
# | chain [2, 3, 4, 1, 2] True 8 ababab
# | compress [0, 1, 2] True 12 ababab
# | count [1, 3, 5] True 6 ababab
# | cycle [2, 3, 4, 2, 3] True 6 ababab
# | dropwhile [3, 4] True 10 ababab
# | filterfalse [] True 12 ababab
# | groupby [2, 3, 4] True 10 ababab
# | islice [1, 3, 5] True 12 ababab
# | pairwise [(2, 3), (3, 4)] True 6 ababab
# | starmap [True, False] True 8 ababab
# | takewhile [2] True 8 ababab
# | tee [2, 3, 4] True 6 ababab
# | zip_longest [(2, 1), (3, None), (4, None)] True 8 ababab
# | product [('a', 'a'), ('a', 'b'), ('b', 'a'), ('b', 'b')] True 4 abab
# | permutations [('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] True 6 ababab
# | combinations [('a', 'b'), ('a', 'c'), ('b', 'c')] True 6 ababab
