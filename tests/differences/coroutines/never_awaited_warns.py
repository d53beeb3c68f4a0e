# CPython adds that tracemalloc could be enabled to learn where the object was made. Taipan has no tracemalloc and does
# not send anybody there.
async def f():
    pass


f()
print("after")  # expect: after

# stderr:
# | FILE:7: RuntimeWarning: coroutine 'f' was never awaited
# |   f()
