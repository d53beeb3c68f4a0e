import types


@types.coroutine
def pause():
    return (yield 'paused')


code = compile('a = await pause()', '?', 'exec', flags=0x2000)
namespace = {'pause': pause}
coroutine = eval(code, namespace)
print(type(coroutine).__name__, coroutine.send(None))  # expect: coroutine paused
try:
    coroutine.send(5)
except StopIteration:
    print(namespace['a'])  # expect: 5
