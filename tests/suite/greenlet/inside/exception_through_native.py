from greenlet import getcurrent, greenlet

main = getcurrent()


def run():
    try:
        return sorted([1, 2], key=lambda x: main.switch(x))
    except ValueError as error:
        return f"caught {error}"


g = greenlet(run)
print(g.switch())  # expect: 1
print(g.throw(ValueError("into the key")))  # expect: caught into the key
