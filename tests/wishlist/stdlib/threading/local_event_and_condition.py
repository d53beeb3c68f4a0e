import threading

data = threading.local()
data.x = "main"
event = threading.Event()
seen = []


def work():
    event.wait()
    seen.append(hasattr(data, "x"))


t = threading.Thread(target=work)
t.start()
event.set()
t.join()
print(seen, data.x, threading.current_thread().name)  # expect: [False] main MainThread
