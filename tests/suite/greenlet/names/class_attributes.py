from greenlet import greenlet

print([name for name in "GreenletExit error getcurrent gettrace settrace dead gr_context gr_frame parent run switch throw".split() if not hasattr(greenlet, name)])  # expect: []
