class C:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name * 2

    def __exit__(self, *exc):
        print("exit", self.name, exc[0])


with C("a") as a, C("b") as b:
    print(a, b)

# expect-output:
# | enter a
# | enter b
# | aa bb
# | exit b None
# | exit a None
