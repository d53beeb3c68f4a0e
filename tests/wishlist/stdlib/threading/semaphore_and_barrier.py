import threading

s = threading.BoundedSemaphore(1)
print(s.acquire(), s.acquire(blocking=False))  # expect: True False
s.release()
barrier = threading.Barrier(2, action=lambda: print("both here"))  # expect: both here
t = threading.Thread(target=barrier.wait)
t.start()
barrier.wait()
t.join()
s.release()  # raises: ValueError: Semaphore released too many times
