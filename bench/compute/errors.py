"""Exceptions: a try that nothing happens in, raised and caught near and far, finally, context managers."""


class Refused(Exception):
    pass


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        return kind is Refused


def deep(levels):
    if levels == 0:
        raise Refused("at the bottom")
    return deep(levels - 1)


def main():
    quiet = caught = cleaned = 0
    for i in range(1_000_000):
        try:
            quiet += i & 1
        except ValueError:
            quiet = 0
    for i in range(150_000):
        try:
            int("x") if i % 3 == 0 else {}[i]
        except ValueError:
            caught += 1
        except KeyError as error:
            caught += error.args[0] & 1
        finally:
            cleaned += 1
    for _ in range(10_000):
        try:
            deep(20)
        except Refused:
            caught += 1
    for _ in range(100_000):
        with Guard():
            raise Refused
    print("errors", quiet, caught, cleaned)


main()
