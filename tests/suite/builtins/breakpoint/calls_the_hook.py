import sys

sys.breakpointhook = lambda *args, **kwargs: print("hook", args, kwargs)  # expect: hook (1,) {'x': 2}
breakpoint(1, x=2)
