import threading

inside, leave = threading.Event(), threading.Event()


def g():
    inside.set()
    leave.wait()
    yield 1


it = g()
t = threading.Thread(target=lambda: next(it))
t.start()
inside.wait()
try:
    next(it)
except ValueError as error:
    print(error)  # expect: generator already executing
leave.set()
t.join()
