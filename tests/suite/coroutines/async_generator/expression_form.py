async def source():
    for i in range(4):
        yield i


async def main():
    squares = (x * x async for x in source() if x)
    return [s async for s in squares], type(squares).__name__


try:
    main().send(None)
except StopIteration as stop:
    print(stop.value)  # expect: ([1, 4, 9], 'async_generator')
