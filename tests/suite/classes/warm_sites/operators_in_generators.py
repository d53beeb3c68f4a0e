class Vector:
    def __init__(self, *parts):
        self.parts = parts

    def __add__(self, other):
        return Vector(*(a + b for a, b in zip(self.parts, other.parts)))

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __getitem__(self, index):
        return self.parts[index]

    def __len__(self):
        return len(self.parts)

    def __call__(self, index):
        return self[index]


def steps(count):
    running = Vector(0, 0)
    step = Vector(1, 2)
    for _ in range(count):
        running = running + step
        if running == step or step < running:
            yield running[0], running(1), len(running)


async def sums(count):
    running = Vector(0, 0)
    for number in range(count):
        running += Vector(number, 1)
    return running.parts


print(list(steps(4)))  # expect: [(1, 2, 2), (2, 4, 2), (3, 6, 2), (4, 8, 2)]
coroutine = sums(5)
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: (10, 5)
