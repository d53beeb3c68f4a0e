values = [1, 2,
print(values)

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     values = [1, 2,
# |              ^
# | SyntaxError: '[' was never closed
