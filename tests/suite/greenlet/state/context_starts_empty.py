import contextvars

from greenlet import greenlet

var = contextvars.ContextVar("var", default="default")
var.set("main")


def run():
    print(var.get())
    var.set("child")


g = greenlet(run)
print(g.gr_context)
g.switch()
print(var.get())

# expect-output:
# | None
# | default
# | main
