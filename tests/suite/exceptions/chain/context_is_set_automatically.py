try:
    try:
        1 / 0
    except ZeroDivisionError:
        {}["k"]
except KeyError as error:
    print(repr(error.__context__), error.__cause__, error.__suppress_context__)  # expect: ZeroDivisionError('division by zero') None False
