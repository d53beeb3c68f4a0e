class A:
    def f(self):
        raise KeyError("x")

    f(None)

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 1, in <module>
# |     class A:
# |     ...<3 lines>...
# |         f(None)
# |   File "FILE", line 5, in A
# |     f(None)
# |     ~^^^^^^
# |   File "FILE", line 3, in f
# |     raise KeyError("x")
# | KeyError: 'x'
