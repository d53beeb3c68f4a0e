def inner():
    try:
        yield 1
    finally:
        print("inner finally")  # expect: inner finally


def outer():
    try:
        yield from inner()
    except GeneratorExit:
        print("outer sees exit")  # expect: outer sees exit
        raise


it = outer()
next(it)
del it
print("after")  # expect: after
