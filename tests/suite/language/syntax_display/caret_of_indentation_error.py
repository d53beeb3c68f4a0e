if True:
print("x")

# exit: 1
# stderr:
# |   File "FILE", line 2
# |     print("x")
# |     ^^^^^
# | IndentationError: expected an indented block after 'if' statement on line 1
