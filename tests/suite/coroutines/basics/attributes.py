import types


@types.coroutine
def pause():
    yield


async def f():
    x = 5
    await pause()


c = f()
print(c.cr_running, c.cr_await, c.cr_suspended)  # expect: False None False
c.send(None)
print(c.cr_frame.f_locals, type(c.cr_await).__name__, c.cr_suspended, c.cr_code.co_name)  # expect: {'x': 5} generator True f
c.close()
print(c.cr_frame)  # expect: None
