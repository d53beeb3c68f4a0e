import threading

lock = threading.RLock()
with lock:
    with lock:
        print("twice")  # expect: twice
lock.release()  # raises: RuntimeError: cannot release un-acquired lock
