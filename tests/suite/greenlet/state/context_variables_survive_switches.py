import contextvars

from greenlet import getcurrent, greenlet

var = contextvars.ContextVar("var", default="none")
main = getcurrent()


def run(name):
    var.set(name)
    main.switch()
    return var.get()


a, b = greenlet(run), greenlet(run)
a.switch("a")
b.switch("b")
print(a.switch(), b.switch(), var.get())  # expect: a b none
