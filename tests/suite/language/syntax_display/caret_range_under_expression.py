foo(1) = 2

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     foo(1) = 2
# |     ^^^^^^
# | SyntaxError: cannot assign to function call here. Maybe you meant '==' instead of '='?
