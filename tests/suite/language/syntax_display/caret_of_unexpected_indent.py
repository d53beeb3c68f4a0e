x = 1
  y = 2

# exit: 1
# stderr:
# |   File "FILE", line 2
# |     y = 2
# | IndentationError: unexpected indent
