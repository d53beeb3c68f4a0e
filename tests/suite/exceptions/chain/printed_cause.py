try:
    1 / 0
except ZeroDivisionError as error:
    raise ValueError("wrapped") from error

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 2, in <module>
# |     1 / 0
# |     ~~^~~
# | ZeroDivisionError: division by zero
# |
# | The above exception was the direct cause of the following exception:
# |
# | Traceback (most recent call last):
# |   File "FILE", line 4, in <module>
# |     raise ValueError("wrapped") from error
# | ValueError: wrapped
