import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


async def child():
    print(var.get())  # expect: main
    var.set("child")


async def main():
    var.set("main")
    await asyncio.create_task(child())
    print(var.get())  # expect: main


asyncio.run(main())
