from greenlet import getcurrent, greenlet


def inner():
    return "from inner"


def outer():
    got = greenlet(inner).switch()
    return f"outer got {got}"


print(greenlet(outer).switch())  # expect: outer got from inner
