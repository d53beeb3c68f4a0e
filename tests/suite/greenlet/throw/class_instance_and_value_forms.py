from greenlet import getcurrent, greenlet


def run():
    main = getcurrent().parent
    while True:
        try:
            main.switch()
        except ValueError as error:
            print(repr(error))


g = greenlet(run)
g.switch()
g.throw(ValueError)
g.throw(ValueError("instance"))
g.throw(ValueError, "value")
g.throw(ValueError, ("a", 1), None)

# expect-output:
# | ValueError()
# | ValueError('instance')
# | ValueError('value')
# | ValueError('a', 1)
