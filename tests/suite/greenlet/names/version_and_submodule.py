import greenlet

print(type(greenlet.__version__).__name__, greenlet.GREENLET_USE_GC, greenlet.GREENLET_USE_TRACING, greenlet.greenlet.GreenletExit is greenlet.GreenletExit)  # expect: str True True True
