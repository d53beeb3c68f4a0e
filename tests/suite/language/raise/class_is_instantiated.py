try:
    raise ValueError
except ValueError as error:
    print(repr(error), error.args)  # expect: ValueError() ()
