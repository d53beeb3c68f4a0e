try:
    raise ValueError from KeyError
except ValueError as error:
    print(repr(error.__cause__))  # expect: KeyError()
