import io


async def main():
    async with io.StringIO():  # raises: TypeError: '_io.StringIO' object does not support the asynchronous context manager protocol (missed __aexit__ method) but it supports the context manager protocol. Did you mean to use 'with'?
        pass


main().send(None)
