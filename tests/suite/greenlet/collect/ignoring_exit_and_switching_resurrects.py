from greenlet import GreenletExit, getcurrent, greenlet

saved = []


def run():
    main = getcurrent().parent
    try:
        main.switch()
    except GreenletExit:
        saved.append(getcurrent())
        main.switch()
        return "finished later"


g = greenlet(run)
g.switch()
del g
print(len(saved), bool(saved[0]))  # expect: 1 True
print(saved[0].switch())  # expect: finished later
