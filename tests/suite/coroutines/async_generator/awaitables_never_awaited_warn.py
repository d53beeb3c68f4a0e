import warnings


async def numbers():
    yield 1


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    g = numbers()
    g.asend(None)
    g.athrow(ValueError)
    g.aclose()
    step = g.asend(None)
    try:
        step.send(None)
    except StopIteration as stop:
        print(stop.value)
    del step
for warning in seen:
    print(warning.category.__name__, warning.message)

# expect-output:
# | 1
# | RuntimeWarning coroutine method 'asend' of 'numbers' was never awaited
# | RuntimeWarning coroutine method 'athrow' of 'numbers' was never awaited
# | RuntimeWarning coroutine method 'aclose' of 'numbers' was never awaited
