x = [1, 2]
x[5]

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 2, in <module>
# |     x[5]
# |     ~^^^
# | IndexError: list index out of range
