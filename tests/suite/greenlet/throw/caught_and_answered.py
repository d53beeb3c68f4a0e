from greenlet import getcurrent, greenlet


def run():
    main = getcurrent().parent
    while True:
        try:
            main.switch("waiting")
        except ValueError as error:
            main.switch(f"handled {error}")


g = greenlet(run)
print(g.switch(), g.throw(ValueError("a")), g.switch(), g.throw(ValueError("b")))  # expect: waiting handled a waiting handled b
