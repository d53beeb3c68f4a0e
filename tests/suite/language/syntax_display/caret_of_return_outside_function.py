x = 1
return x

# exit: 1
# stderr:
# |   File "FILE", line 2
# |     return x
# |     ^^^^^^^^
# | SyntaxError: 'return' outside function
