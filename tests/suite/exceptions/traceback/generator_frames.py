def g():
    yield 1
    raise ValueError("in generator")


def h():
    yield from g()


for x in h():
    pass

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 10, in <module>
# |     for x in h():
# |              ~^^
# |   File "FILE", line 7, in h
# |     yield from g()
# |   File "FILE", line 3, in g
# |     raise ValueError("in generator")
# | ValueError: in generator
