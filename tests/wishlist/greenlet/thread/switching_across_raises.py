import threading

import greenlet

g = greenlet.greenlet(lambda: None)


def other():
    try:
        g.switch()
    except greenlet.error as error:
        print(type(error).__name__, "thread" in str(error))  # expect: error True


t = threading.Thread(target=other)
t.start()
t.join()
