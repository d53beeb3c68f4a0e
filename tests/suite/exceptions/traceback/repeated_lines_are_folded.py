def f(n):
    return f(n + 1) if n < 20 else 1 / 0


f(0)

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 5, in <module>
# |     f(0)
# |     ~^^^
# |   File "FILE", line 2, in f
# |     return f(n + 1) if n < 20 else 1 / 0
# |            ~^^^^^^^
# |   File "FILE", line 2, in f
# |     return f(n + 1) if n < 20 else 1 / 0
# |            ~^^^^^^^
# |   File "FILE", line 2, in f
# |     return f(n + 1) if n < 20 else 1 / 0
# |            ~^^^^^^^
# |   [Previous line repeated 18 more times]
# | ZeroDivisionError: division by zero
