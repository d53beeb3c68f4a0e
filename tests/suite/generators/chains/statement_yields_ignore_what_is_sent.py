def quiet():
    yield 1
    yield 2
    got = yield 3
    print("got", got)
    yield 4
    yield


def loop(source):
    for item in source:
        yield item


g = quiet()
print(next(g), g.send("dropped"), g.send(["dropped too"]), g.send("kept"), g.send({}))
print(list(loop(quiet())))

# expect-output:
# | got kept
# | 1 2 3 4 None
# | got None
# | [1, 2, 3, 4, None]
