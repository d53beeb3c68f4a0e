class D:
    def __set_name__(self, owner, name):
        raise ValueError("no")


class A:
    x = D()

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 6, in <module>
# |     class A:
# |         x = D()
# |   File "FILE", line 3, in __set_name__
# |     raise ValueError("no")
# | ValueError: no
# | Error calling __set_name__ on 'D' instance 'x' in 'A'
