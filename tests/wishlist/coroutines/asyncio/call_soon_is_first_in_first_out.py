import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for n in range(3):
        loop.call_soon(print, "callback", n)
    handle = loop.call_soon(print, "never")
    handle.cancel()
    await asyncio.sleep(0)
    print("after")


asyncio.run(main())

# expect-output:
# | callback 0
# | callback 1
# | callback 2
# | after
