def inner():
    while True:
        try:
            yield "in"
        except GeneratorExit:
            pass


def outer():
    try:
        yield from inner()
    except RuntimeError as error:
        print("outer saw", error)
        yield "ignored too"


g = outer()
print(next(g))
try:
    g.close()
except RuntimeError as error:
    print(error)
