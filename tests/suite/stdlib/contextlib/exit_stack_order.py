from contextlib import ExitStack


class C:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        return self.n

    def __exit__(self, *exc):
        print("exit", self.n, exc[0] and exc[0].__name__)


with ExitStack() as stack:
    print([stack.enter_context(C(n)) for n in range(2)])
    stack.callback(print, "callback")
    stack.push(lambda *exc: True)
    raise ValueError

# expect-output:
# | [0, 1]
# | callback
# | exit 1 None
# | exit 0 None
