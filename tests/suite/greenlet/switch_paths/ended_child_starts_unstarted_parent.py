from greenlet import getcurrent, greenlet

main = getcurrent()


def parent(value):
    return f"parent got {value}"


def child():
    return "result"


p = greenlet(parent)
c = greenlet(child, p)
print(c.switch(), c.dead, p.dead)  # expect: parent got result True True


def failing():
    raise ValueError("up")


p = greenlet(parent)
c = greenlet(failing, p)
try:
    print(c.switch())
except ValueError as error:
    print(error, c.dead, p.dead)  # expect: up True True
