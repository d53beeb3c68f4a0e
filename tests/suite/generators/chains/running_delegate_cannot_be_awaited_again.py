def body():
    yield "started"
    try:
        yield from g
    except ValueError as error:
        yield f"inner: {error}"
    try:
        next(g)
    except ValueError as error:
        yield f"next: {error}"
    try:
        g.close()
    except ValueError as error:
        yield f"close: {error}"
    try:
        g.throw(KeyError())
    except ValueError as error:
        yield f"throw: {error}"


def outer():
    yield from body()


g = outer()
print(*g, sep="\n")


def in_own_chain():
    yield from top


def second():
    yield from in_own_chain()


top = second()
try:
    next(top)
except ValueError as error:
    print(error)

# expect-output:
# | started
# | inner: generator already executing
# | next: generator already executing
# | close: generator already executing
# | throw: generator already executing
# | generator already executing
