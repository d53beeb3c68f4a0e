import atexit


@atexit.register
def last():
    raise ValueError("late")


print("main done")  # expect: main done

# stderr:
# | Exception ignored in atexit callback <function last at ADDRESS>:
# | Traceback (most recent call last):
# |   File "FILE", line 6, in last
# |     raise ValueError("late")
# | ValueError: late
