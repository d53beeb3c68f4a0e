try:
    1 / 0
except ZeroDivisionError:
    raise ValueError("clean") from None

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 4, in <module>
# |     raise ValueError("clean") from None
# | ValueError: clean
