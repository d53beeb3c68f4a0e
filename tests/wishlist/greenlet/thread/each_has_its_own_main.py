import threading

from greenlet import getcurrent

mains = [getcurrent()]
t = threading.Thread(target=lambda: mains.append(getcurrent()))
t.start()
t.join()
print(mains[0] is not mains[1], mains[1].parent)  # expect: True None
