def f():
    return [x async for x in y]  # syntax-error: asynchronous comprehension outside of an asynchronous function
