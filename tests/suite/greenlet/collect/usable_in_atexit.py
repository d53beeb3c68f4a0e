import atexit

from greenlet import getcurrent, greenlet

atexit.register(lambda: print(greenlet(lambda: "in atexit").switch(), getcurrent().parent))
print("main ends")

# expect-output:
# | main ends
# | in atexit None
