import queue
import threading

q = queue.Queue(maxsize=2)
threading.Thread(target=lambda: [q.put(i) for i in [1, 2, 3, None]]).start()
print(list(iter(q.get, None)))  # expect: [1, 2, 3]
try:
    q.get_nowait()
except queue.Empty:
    print("empty")  # expect: empty
