def a():
    b()


def b():
    raise ValueError("deep")


a()

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 9, in <module>
# |     a()
# |     ~^^
# |   File "FILE", line 2, in a
# |     b()
# |     ~^^
# |   File "FILE", line 6, in b
# |     raise ValueError("deep")
# | ValueError: deep
