f = lambda x: [1 / y for y in x]
f([1, 0])

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 2, in <module>
# |     f([1, 0])
# |     ~^^^^^^^^
# |   File "FILE", line 1, in <lambda>
# |     f = lambda x: [1 / y for y in x]
# |                    ~~^~~
# | ZeroDivisionError: division by zero
