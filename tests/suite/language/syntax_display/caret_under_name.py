x = 5 +

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     x = 5 +
# |            ^
# | SyntaxError: invalid syntax
