async def f():
    pass


f()
print("after")  # expect: after

# stderr:
# | FILE:5: RuntimeWarning: coroutine 'f' was never awaited
# |   f()
# | RuntimeWarning: Enable tracemalloc to get the object allocation traceback
