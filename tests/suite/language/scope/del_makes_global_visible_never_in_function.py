x = 1


def f():
    x = 2
    del x
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(f())  # expect: cannot access local variable 'x' where it is not associated with a value
