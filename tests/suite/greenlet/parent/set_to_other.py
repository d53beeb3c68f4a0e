from greenlet import getcurrent, greenlet

a, b = greenlet(lambda: None), greenlet(lambda: None)
a.parent = b
print(a.parent is b)  # expect: True
