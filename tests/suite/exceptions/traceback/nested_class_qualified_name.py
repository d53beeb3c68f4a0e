class Outer:
    class Inner(Exception):
        pass


raise Outer.Inner("x")

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 6, in <module>
# |     raise Outer.Inner("x")
# | Outer.Inner: x
