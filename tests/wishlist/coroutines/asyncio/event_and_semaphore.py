import asyncio


async def waiter(event, n):
    await event.wait()
    print("woken", n)


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in range(2)]
    await asyncio.sleep(0)
    print("set")
    event.set()
    await asyncio.gather(*tasks)
    semaphore = asyncio.BoundedSemaphore(1)
    try:
        semaphore.release()
    except ValueError as error:
        print(error)


asyncio.run(main())

# expect-output:
# | set
# | woken 0
# | woken 1
# | BoundedSemaphore released too many times
