d = {"a": 1 "b": 2}

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     d = {"a": 1 "b": 2}
# |               ^^^^^
# | SyntaxError: invalid syntax. Perhaps you forgot a comma?
