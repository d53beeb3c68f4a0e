raise ValueError("first\nsecond")

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 1, in <module>
# |     raise ValueError("first\nsecond")
# | ValueError: first
# | second
