try:
    raise ValueError("a") from KeyError("b")
except ValueError as error:
    print(repr(error.__cause__), error.__suppress_context__, error.__context__)  # expect: KeyError('b') True None
