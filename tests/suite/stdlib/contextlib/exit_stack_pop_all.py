from contextlib import ExitStack

with ExitStack() as stack:
    stack.callback(print, "moved")
    kept = stack.pop_all()
print("left")  # expect: left
kept.close()  # expect: moved
