import warnings


async def nothing():
    pass


def counter():
    yield 1


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    c = nothing()
    frame = c.cr_frame
    print(frame.f_generator is c)  # expect: True
    frame.clear()
    c.close()
print([str(warning.message) for warning in seen])  # expect: ["coroutine 'nothing' was never awaited"]

g = counter()
next(g)
try:
    g.gi_frame.clear()
except RuntimeError as error:
    print(error)  # expect: cannot clear a suspended frame
