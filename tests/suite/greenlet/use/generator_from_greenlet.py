from greenlet import getcurrent, greenlet


class Generator:
    def __init__(self, function):
        self.greenlet = greenlet(lambda: function(self.put))

    def put(self, value):
        self.caller.switch(value)

    def __iter__(self):
        return self

    def __next__(self):
        self.caller = getcurrent()
        value = self.greenlet.switch()
        if self.greenlet.dead:
            raise StopIteration
        return value


def walk(put):
    def visit(tree):
        for part in tree:
            visit(part) if isinstance(part, list) else put(part)

    visit([1, [2, [3]], 4])


print(list(Generator(walk)))  # expect: [1, 2, 3, 4]
