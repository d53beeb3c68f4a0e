def f()
    pass

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     def f()
# |            ^
# | SyntaxError: expected ':'
