exec("def f():\n    1 / 0\nf()")

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 1, in <module>
# |     exec("def f():\n    1 / 0\nf()")
# |     ~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# |   File "<string>", line 3, in <module>
# |   File "<string>", line 2, in f
# | ZeroDivisionError: division by zero
