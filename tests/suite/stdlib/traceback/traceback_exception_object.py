import traceback

try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("v") from e
except ValueError as error:
    t = traceback.TracebackException.from_exception(error)
    print(t.exc_type_str, str(t), t.__cause__.exc_type_str, len(t.stack))  # expect: ValueError v ZeroDivisionError 1
