def g():
    try:
        yield
    except GeneratorExit:
        print("closing")  # expect: closing
        raise


it = g()
next(it)
print(it.close())  # expect: None
