import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("callback", f.result()))
    future.set_result(5)
    print("set", future.done())
    print(await future)
    try:
        future.set_result(6)
    except asyncio.InvalidStateError as error:
        print(error)


asyncio.run(main())

# expect-output:
# | set True
# | 5
# | invalid state
# | callback 5
