from greenlet import getcurrent, greenlet


def run():
    main = getcurrent().parent
    while True:
        print(repr(main.switch()))


g = greenlet(run)
g.switch()
g.switch()
g.switch(1)
g.switch(None)
g.switch(1, 2)
g.switch(k=1)
g.switch(1, k=2)

# expect-output:
# | ()
# | 1
# | None
# | (1, 2)
# | {'k': 1}
# | ((1,), {'k': 2})
