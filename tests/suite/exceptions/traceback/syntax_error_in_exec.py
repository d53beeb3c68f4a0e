exec("x = = 1")

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 1, in <module>
# |     exec("x = = 1")
# |     ~~~~^^^^^^^^^^^
# |   File "<string>", line 1
# |     x = = 1
# |         ^
# | SyntaxError: invalid syntax
