import traceback

print(traceback.format_exception_only(ValueError("a")), traceback.format_exception_only(KeyError("k")), traceback.format_exception_only(ZeroDivisionError()))  # expect: ['ValueError: a\n'] ["KeyError: 'k'\n"] ['ZeroDivisionError\n']
