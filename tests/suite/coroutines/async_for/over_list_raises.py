async def main():
    async for x in [1]:  # raises: TypeError: 'async for' requires an object with __aiter__ method, got list
        pass


main().send(None)
