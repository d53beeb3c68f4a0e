import threading


def work():
    raise ValueError("in thread")


threading.excepthook = lambda args: print(args.exc_type.__name__, args.exc_value, args.thread.name)  # expect: ValueError in thread worker
t = threading.Thread(target=work, name="worker")
t.start()
t.join()
print("main goes on")  # expect: main goes on
