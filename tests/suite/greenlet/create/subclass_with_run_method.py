from greenlet import greenlet


class Worker(greenlet):
    def __init__(self, name):
        super().__init__()
        self.name = name

    def run(self, x):
        return f"{self.name} got {x}"


w = Worker("w")
print(w.switch(3), w.name, isinstance(w, greenlet))  # expect: w got 3 w True
