from greenlet import greenlet


def ping():
    for i in range(3):
        print("ping", i)
        b.switch()


def pong():
    while True:
        print("pong")
        a.switch()


a, b = greenlet(ping), greenlet(pong)
a.switch()
print("main")

# expect-output:
# | ping 0
# | pong
# | ping 1
# | pong
# | ping 2
# | pong
# | main
