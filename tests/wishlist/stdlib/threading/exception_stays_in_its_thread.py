import sys
import threading

seen = []
try:
    raise ValueError
except ValueError:
    t = threading.Thread(target=lambda: seen.append(sys.exception()))
    t.start()
    t.join()
print(seen)  # expect: [None]
