try:
    1 / 0
except ZeroDivisionError:
    raise ValueError("later")

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 2, in <module>
# |     1 / 0
# |     ~~^~~
# | ZeroDivisionError: division by zero
# |
# | During handling of the above exception, another exception occurred:
# |
# | Traceback (most recent call last):
# |   File "FILE", line 4, in <module>
# |     raise ValueError("later")
# | ValueError: later
