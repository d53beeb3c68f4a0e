value = max(
    1,
    int("x"),
    3,
)

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 3, in <module>
# |     int("x"),
# |     ~~~^^^^^
# | ValueError: invalid literal for int() with base 10: 'x'
