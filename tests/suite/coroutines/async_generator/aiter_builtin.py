async def g():
    yield 1


it = g()
print(aiter(it) is it)  # expect: True
aiter([])  # raises: TypeError: 'list' object is not an async iterable
