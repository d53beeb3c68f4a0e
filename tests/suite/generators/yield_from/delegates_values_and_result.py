def inner():
    x = yield 1
    print("inner got", x)  # expect: inner got hello
    return "inner result"


def outer():
    result = yield from inner()
    print(result)  # expect: inner result
    yield 2


it = outer()
next(it)
print(it.send("hello"))  # expect: 2
