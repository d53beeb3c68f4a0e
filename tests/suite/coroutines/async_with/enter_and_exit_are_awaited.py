class C:
    async def __aenter__(self):
        print("enter")
        return "value"

    async def __aexit__(self, kind, value, traceback):
        print("exit", kind)
        return True


async def main():
    async with C() as x:
        print(x)
        raise ValueError
    print("after")


try:
    main().send(None)
except StopIteration:
    pass

# expect-output:
# | enter
# | value
# | exit <class 'ValueError'>
# | after
