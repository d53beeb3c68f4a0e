import bad

bad.f()

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 3, in <module>
# |     bad.f()
# |     ~~~~~^^
# |   File "DIR/bad.py", line 2, in f
# |     return 1 / 0
# |            ~~^~~
# | ZeroDivisionError: division by zero
