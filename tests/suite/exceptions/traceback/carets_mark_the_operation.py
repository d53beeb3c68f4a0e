def f(a, b):
    return (a + 1) / (b - b) * 3


f(1, 2)

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 5, in <module>
# |     f(1, 2)
# |     ~^^^^^^
# |   File "FILE", line 2, in f
# |     return (a + 1) / (b - b) * 3
# |            ~~~~~~~~^~~~~~~~~
# | ZeroDivisionError: division by zero
