import traceback


def again():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


def elsewhere():
    raise


def outer():
    try:
        again()
    except ZeroDivisionError:
        elsewhere()


try:
    outer()
except ZeroDivisionError as error:
    for entry in traceback.extract_tb(error.__traceback__):
        print(entry.lineno, entry.colno, entry.end_colno, entry.line)

# expect-output:
# | 23 4 11 outer()
# | 19 8 19 elsewhere()
# | 17 8 15 again()
# | 6 8 13 1 / 0
