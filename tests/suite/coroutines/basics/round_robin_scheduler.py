import types
from collections import deque


@types.coroutine
def switch():
    yield


async def worker(name, n):
    for i in range(n):
        print(name, i)
        await switch()


ready = deque([worker("a", 3), worker("b", 1), worker("c", 2)])
while ready:
    task = ready.popleft()
    try:
        task.send(None)
        ready.append(task)
    except StopIteration:
        pass

# expect-output:
# | a 0
# | b 0
# | c 0
# | a 1
# | c 1
# | a 2
