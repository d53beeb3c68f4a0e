from greenlet import greenlet

g = greenlet(lambda: print("never"))
del g
print("end")  # expect: end
