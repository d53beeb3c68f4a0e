def helper():
    raise KeyError("from helper")


try:
    try:
        1 / 0
    except ZeroDivisionError:
        helper()
except KeyError as error:
    print(repr(error.__context__))  # expect: ZeroDivisionError('division by zero')
