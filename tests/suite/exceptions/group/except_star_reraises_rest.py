try:
    try:
        raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError:
        print("handled")  # expect: handled
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('g', [OSError(2)])
