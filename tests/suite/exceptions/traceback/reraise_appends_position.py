import traceback


def f():
    try:
        1 / 0
    except ZeroDivisionError:
        raise


try:
    f()
except ZeroDivisionError as error:
    print([(s.name, s.lineno) for s in traceback.extract_tb(error.__traceback__)])  # expect: [('<module>', 12), ('f', 6)]
