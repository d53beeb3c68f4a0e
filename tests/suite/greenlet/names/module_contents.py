import greenlet

for name in "greenlet getcurrent GreenletExit error settrace gettrace GREENLET_USE_GC GREENLET_USE_TRACING GREENLET_USE_CONTEXT_VARS".split():
    print(name, hasattr(greenlet, name))

# expect-output:
# | greenlet True
# | getcurrent True
# | GreenletExit True
# | error True
# | settrace True
# | gettrace True
# | GREENLET_USE_GC True
# | GREENLET_USE_TRACING True
# | GREENLET_USE_CONTEXT_VARS True
