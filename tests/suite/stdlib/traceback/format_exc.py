import traceback


def f():
    raise ValueError("x")


try:
    f()
except ValueError:
    print(traceback.format_exc())

# expect-output:
# | Traceback (most recent call last):
# |   File "FILE", line 9, in <module>
# |     f()
# |     ~^^
# |   File "FILE", line 5, in f
# |     raise ValueError("x")
# | ValueError: x
# |
