try:
    try:
        raise ValueError("x")
    except ValueError:
        raise
except ValueError as error:
    print(error, error.__context__)  # expect: x None
