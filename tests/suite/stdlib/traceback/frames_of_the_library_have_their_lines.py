import contextlib
import traceback


def fail():
    raise KeyError("key")


try:
    with contextlib.ExitStack() as stack:
        stack.callback(fail)
except KeyError as error:
    lines = [entry.line for entry in traceback.extract_tb(error.__traceback__)]
print(all(lines), lines[0], lines[-1])  # expect: True with contextlib.ExitStack() as stack: raise KeyError("key")
