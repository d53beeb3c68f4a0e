import sys


async def g():
    yield 1


sys.set_asyncgen_hooks(firstiter=lambda it: print("first", it.__name__), finalizer=lambda it: print("final", it.__name__))
it = g()
try:
    it.__anext__().send(None)
except StopIteration as stop:
    print(stop.value)
del it
print("end")

# expect-output:
# | first g
# | 1
# | final g
# | end
