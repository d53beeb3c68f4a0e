def g():
    print((yield 1), (yield 2))  # expect: a b
    if (yield 3):
        print("true")  # expect: true


it = g()
next(it)
it.send("a")
it.send("b")
try:
    it.send(True)
except StopIteration:
    print("done")  # expect: done
