{}.update([1])

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 1, in <module>
# |     {}.update([1])
# |     ~~~~~~~~~^^^^^
# | TypeError: object is not iterable
# | Cannot convert dictionary update sequence element #0 to a sequence
