import threading

from greenlet import getcurrent, greenlet

main = getcurrent()
done = threading.Event()
lock = threading.RLock()


def run():
    with lock:
        main.switch("in lock")
    done.set()
    return "end"


g = greenlet(run)
print(g.switch(), done.is_set(), g.switch(), done.wait(0), threading.current_thread().name)  # expect: in lock False end True MainThread
