import contextvars

from greenlet import greenlet

var = contextvars.ContextVar("var", default="default")
var.set("main")
g = greenlet(lambda: var.get())
g.gr_context = contextvars.copy_context()
print(g.switch())  # expect: main
