import sys

sys.displayhook = lambda value: print("shown", value)  # expect: shown 2
exec(compile("1 + 1\n", "<single>", "single"))
