f(a=1, b=2, a=3)

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     f(a=1, b=2, a=3)
# |                 ^^^
# | SyntaxError: keyword argument repeated: a
