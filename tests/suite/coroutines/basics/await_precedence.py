async def two():
    return 2


async def main():
    return -await two(), await two() ** 3, 2 ** await two(), not await two(), await two() + await two()


try:
    main().send(None)
except StopIteration as stop:
    print(stop.value)  # expect: (-2, 8, 4, False, 4)
