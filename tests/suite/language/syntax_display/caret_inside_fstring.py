x = f"{1 +}"

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     x = f"{1 +}"
# |              ^
# | SyntaxError: f-string: expecting '=', or '!', or ':', or '}'
