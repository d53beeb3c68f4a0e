class Inner:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def send(self, x):
        return f"send {x}"

    def throw(self, *args):
        return "throw"

    def close(self):
        print("close")


def g():
    yield from Inner()


it = g()
print(next(it), it.send(1), it.throw(ValueError))
it.close()

# expect-output:
# | next send 1 throw
# | close
