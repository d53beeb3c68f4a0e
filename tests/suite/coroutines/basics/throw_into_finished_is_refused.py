async def nothing():
    return "spam"


c = nothing()
try:
    c.send(None)
except StopIteration as stop:
    print(stop.value)
for step in (lambda: c.send(None), lambda: c.throw(ValueError("lost"))):
    try:
        step()
    except RuntimeError as error:
        print(error)
c.close()

# expect-output:
# | spam
# | cannot reuse already awaited coroutine
# | cannot reuse already awaited coroutine
