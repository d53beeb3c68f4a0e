# CPython adds that tracemalloc could be enabled to learn where the object was made. Taipan has no tracemalloc and does
# not send anybody there.
async def c():
    pass


async def g():
    yield


x = c()
print(type(x), type(g()), type(g().__anext__()), type(x.__await__()))
x.close()

# expect-output:
# | <class 'coroutine'> <class 'async_generator'> <class 'async_generator_asend'> <class 'coroutine_wrapper'>
# stderr:
# | FILE:12: RuntimeWarning: coroutine method 'asend' of 'g' was never awaited
# |   print(type(x), type(g()), type(g().__anext__()), type(x.__await__()))
