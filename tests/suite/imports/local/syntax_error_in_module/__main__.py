import bad

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 1, in <module>
# |     import bad
# |   File "DIR/bad.py", line 2
# |     y = = 2
# |         ^
# | SyntaxError: invalid syntax
