from greenlet import getcurrent, greenlet

main = getcurrent()


def body(*args, **kwargs):
    got = (args, kwargs)
    back = main.switch
    for _ in range(8):
        got = back(got)
    return "over"


g = greenlet(body)
to = g.switch
print(to(1, 2, key=3))
for _ in range(2):
    print(to())
    print(to(1))
    print(to(1, 2))
print(to(key=4))
print(to(1, key=5))
print(g.dead, to(6), to())

# expect-output:
# | ((1, 2), {'key': 3})
# | ()
# | 1
# | (1, 2)
# | ()
# | 1
# | (1, 2)
# | {'key': 4}
# | over
# | True 6 ()
