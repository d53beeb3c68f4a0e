e = ValueError("x")
e.add_note("a note\nof two lines")
raise e

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 3, in <module>
# |     raise e
# | ValueError: x
# | a note
# | of two lines
