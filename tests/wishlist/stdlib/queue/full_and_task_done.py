import queue

q = queue.Queue(1)
q.put(1)
try:
    q.put_nowait(2)
except queue.Full:
    print("full", q.full())  # expect: full True
q.get()
q.task_done()
q.join()
q.task_done()  # raises: ValueError: task_done() called too many times
