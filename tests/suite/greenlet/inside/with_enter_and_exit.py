from greenlet import getcurrent, greenlet

main = getcurrent()


class C:
    def __enter__(self):
        return main.switch("enter")

    def __exit__(self, *exc):
        return main.switch("exit")


def run():
    with C() as x:
        print("body", x)
        raise ValueError
    return "swallowed"


a = greenlet(run)
print(a.switch())
print(a.switch("value"))
print(a.switch(True))

# expect-output:
# | enter
# | body value
# | exit
# | swallowed
