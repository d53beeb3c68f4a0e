class Base:
    def __init__(self, *args):
        print(type(self).__name__, args)


class Thing(Base):
    pass


other_super = super


def start(thing):
    other_super(Thing, thing).__init__(1, 2, 3)


thing = Thing()
for _ in range(4):
    start(thing)

# expect-output:
# | Thing ()
# | Thing (1, 2, 3)
# | Thing (1, 2, 3)
# | Thing (1, 2, 3)
# | Thing (1, 2, 3)
