async def f():
    print("never")


c = f()
c.close()
print("closed")  # expect: closed
