from contextlib import closing, suppress


class C:
    def close(self):
        print("closed")


with suppress(KeyError, IndexError):
    {}[1]
with closing(C()):
    print("body")
with suppress(KeyError):
    1 / 0  # raises: ZeroDivisionError: division by zero

# expect-output:
# | body
# | closed
