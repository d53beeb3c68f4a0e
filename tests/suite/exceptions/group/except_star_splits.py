try:
    raise ExceptionGroup("g", [ValueError(1), KeyError(2), ValueError(3)])
except* ValueError as group:
    print("values", group.exceptions)  # expect: values (ValueError(1), ValueError(3))
except* KeyError as group:
    print("keys", group.exceptions)  # expect: keys (KeyError(2),)
