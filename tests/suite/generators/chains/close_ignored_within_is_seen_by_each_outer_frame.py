def inner():
    try:
        yield "in"
    except GeneratorExit:
        yield "ignored once"


def outer():
    try:
        yield from delegate
    except RuntimeError as error:
        print("outer saw", error)
        yield "ignored too"


delegate = inner()
g = outer()
print(next(g))
try:
    g.close()
except RuntimeError as error:
    print(error)
print(delegate.gi_suspended, g.gi_suspended)

# expect-output:
# | in
# | outer saw generator ignored GeneratorExit
# | generator ignored GeneratorExit
# | True True
