x = foo(1, 2
y = 3

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     x = foo(1, 2
# |            ^
# | SyntaxError: '(' was never closed
