try:
    try:
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
    except* ValueError:
        raise OSError("new")
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('', [OSError('new'), ExceptionGroup('g', [KeyError(2)])])
