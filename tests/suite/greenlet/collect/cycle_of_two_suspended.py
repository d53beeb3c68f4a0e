import gc

from greenlet import getcurrent, greenlet

main = getcurrent()


def run(other):
    other.append(getcurrent())
    main.switch()


holder = []
g = greenlet(run)
g.switch(holder)
print(len(holder), bool(holder[0]))  # expect: 1 True
holder.clear()
del g
gc.collect()
print("collected or kept, no crash")  # expect: collected or kept, no crash
