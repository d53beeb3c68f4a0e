import sys


class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        1 / 0


def delegating():
    yield from Broken()


sys.unraisablehook = lambda told: print("ignored:", told.exc_type.__name__, told.object)
for attempt in (lambda one: one.send(1)), (lambda one: one.close()):
    one = delegating()
    next(one)
    try:
        print(attempt(one))
    except ZeroDivisionError as error:
        print(error)

# expect-output:
# | division by zero
# | ignored: ZeroDivisionError None
# | None
