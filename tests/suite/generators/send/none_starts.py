def g():
    yield "first"


print(g().send(None))  # expect: first
