import threading

lock = threading.Lock()
print(lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=0.01), lock.locked())  # expect: True False False True
lock.release()
with lock:
    print(lock.locked())  # expect: True
lock.acquire(False, 5)  # raises: ValueError: can't specify a timeout for a non-blocking call
