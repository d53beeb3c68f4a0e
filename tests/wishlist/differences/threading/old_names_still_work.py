# CPython removed isAlive in 3.9 and warns about the other camelCase names. Taipan keeps them all, silently.
import threading

thread = threading.Thread(target=lambda: None)
thread.setDaemon(True)
thread.start()
thread.join()
print(thread.isAlive(), thread.isDaemon())  # expect: False True
print(threading.currentThread() is threading.current_thread())  # expect: True
condition = threading.Condition()
with condition:
    condition.notifyAll()
print(threading.activeCount())  # expect: 1
