import threading
import time


def work():
    time.sleep(0.05)
    print("thread ends")


threading.Thread(target=work).start()
print("main ends")

# expect-output:
# | main ends
# | thread ends
