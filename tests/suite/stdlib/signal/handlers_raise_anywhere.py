# What the handler of a signal raises is raised where the script stands: in a loop, in recursion, in what a native calls,
# in a call of the system that waits.
import os
import signal
import traceback


class Late(Exception):
    pass


def handler(number, frame):
    raise Late(frame.f_code.co_name)


def loop():
    while True:
        pass


def recursion():
    def tree(depth):
        return depth if depth == 0 else tree(depth - 1) + tree(depth - 1)

    tree(60)


def method_recursion():
    class Tree:
        def grow(self, depth, step=1):
            return self + depth if depth == 0 else self.grow(depth - step) and self.grow(depth - step)

        def __add__(self, depth):
            return True

    Tree().grow(60)


def generator():
    def forever():
        while True:
            yield 1

    for _ in forever():
        pass


def comprehension():
    return [x for x in iter(int, 1) if x]


def inside_native():
    def key(x):
        i = 0
        while i < 10_000_000:
            i += 1
        return x

    sorted(range(100), key=key)


def pipe():
    reading, writing = os.pipe()
    try:
        os.read(reading, 1)
    finally:
        os.close(reading)
        os.close(writing)


def child():
    process = os.fork()
    if process == 0:
        signal.pause()
        os._exit(0)
    try:
        os.waitpid(process, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def held():
    # what the interrupted instruction's neighbours hold is given up once
    values = [object()]
    return [values, {"a": values}, (values, [tree(60) for _ in values])]


def tree(depth):
    return tree(depth - 1) + tree(depth - 1) if depth else 0


signal.signal(signal.SIGALRM, handler)
for work in loop, recursion, method_recursion, generator, comprehension, inside_native, pipe, child, held:
    signal.setitimer(signal.ITIMER_REAL, 0.03)
    try:
        work()
    except Late as late:
        entries = traceback.extract_tb(late.__traceback__)
        print(work.__name__, entries[1].name == work.__name__, entries[-1].name, late.args[0] == entries[-2].name)

# a handler that does not raise changes nothing
count = 0


def quiet(number, frame):
    global count
    count += 1


signal.signal(signal.SIGALRM, quiet)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(18))
total = 0
for i in range(30_000):
    total += i
print(total, sum(x for x in range(1000)))
while count < 3:
    pass
signal.setitimer(signal.ITIMER_REAL, 0)

# expect-output:
# | loop True handler True
# | recursion True handler True
# | method_recursion True handler True
# | generator True handler True
# | comprehension True handler True
# | inside_native True handler True
# | pipe True handler True
# | child True handler True
# | held True handler True
# | 2584
# | 449985000 499500
