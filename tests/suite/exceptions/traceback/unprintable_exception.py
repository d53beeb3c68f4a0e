class E(Exception):
    def __str__(self):
        1 / 0


raise E

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 6, in <module>
# |     raise E
# | E: <exception str() failed>
