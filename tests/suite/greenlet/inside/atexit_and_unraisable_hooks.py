import sys

from greenlet import getcurrent, greenlet

main = getcurrent()


class A:
    def __del__(self):
        main.switch("from del")
        raise ValueError("late")


sys.unraisablehook = lambda u: print("hook", u.exc_value)


def run():
    A()
    return "end"


g = greenlet(run)
print(g.switch())
print(g.switch())

# expect-output:
# | from del
# | hook late
# | end
