from greenlet import getcurrent, greenlet

greenlet(lambda: print(hasattr(getcurrent(), "run"), getcurrent().parent is not None)).switch()  # expect: False True
