try:
    1 / 0
except ZeroDivisionError:
    pass
try:
    raise ValueError
except ValueError as error:
    print(error.__context__)  # expect: None
