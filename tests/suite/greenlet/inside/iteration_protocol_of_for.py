from greenlet import getcurrent, greenlet

main = getcurrent()


class Seq:
    def __getitem__(self, i):
        x = main.switch(i)
        if x is None:
            raise IndexError
        return x


def run():
    for x in Seq():
        print("item", x)
    return "end"


g = greenlet(run)
print(g.switch(), g.switch("a"), g.switch("b"), g.switch(None))

# expect-output:
# | item a
# | item b
# | 0 1 2 end
