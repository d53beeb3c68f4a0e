é = "名前" 5

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     é = "名前" 5
# |              ^
# | SyntaxError: invalid syntax
