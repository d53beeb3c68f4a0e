import sys

sys.setrecursionlimit(5000)


def relay(depth):
    if depth == 0:
        while True:
            try:
                yield "waiting"
            except ValueError as error:
                yield f"caught {error}"
    else:
        yield from relay(depth - 1)


g = relay(1000)
print(next(g))  # expect: waiting
print(g.throw(ValueError("one")))  # expect: caught one
print(next(g))  # expect: waiting
print(g.throw(ValueError("two")))  # expect: caught two
try:
    g.throw(KeyError("three"))
except KeyError as error:
    depth = 0
    traceback = error.__traceback__
    while traceback:
        depth += traceback.tb_frame.f_code is relay.__code__
        traceback = traceback.tb_next
    print(error, depth)  # expect: 'three' 1001
print(list(g))  # expect: []
