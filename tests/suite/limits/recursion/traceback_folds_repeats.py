def f():
    f()


f()

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 5, in <module>
# |     f()
# |     ~^^
# |   File "FILE", line 2, in f
# |     f()
# |     ~^^
# |   File "FILE", line 2, in f
# |     f()
# |     ~^^
# |   File "FILE", line 2, in f
# |     f()
# |     ~^^
# |   [Previous line repeated 996 more times]
# | RecursionError: maximum recursion depth exceeded
