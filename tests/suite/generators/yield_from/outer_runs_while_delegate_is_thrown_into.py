import sys


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 42

    def throw(self, error):
        print(type(error).__name__, [name_of(frame) for frame in (sys._getframe(), sys._getframe(1))], outer.gi_running)
        try:
            next(outer)
        except ValueError as busy:
            print(busy)
        return "from throw"

    def close(self):
        print("close", outer.gi_running, outer.gi_yieldfrom)


def name_of(frame):
    return frame.f_code.co_name


def delegating():
    print((yield from Delegate()))


outer = delegating()
print(next(outer))
print(outer.throw(KeyError("key")))
outer.close()
print(outer.gi_running)

# expect-output:
# | 42
# | KeyError ['throw', 'delegating'] True
# | generator already executing
# | from throw
# | close True None
# | False
