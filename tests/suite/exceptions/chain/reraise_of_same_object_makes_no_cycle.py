e = ValueError("x")
try:
    try:
        raise e
    except ValueError:
        raise e
except ValueError as error:
    print(error.__context__)  # expect: None
