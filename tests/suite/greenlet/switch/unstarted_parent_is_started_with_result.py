from greenlet import greenlet

parent = greenlet(lambda x: f"parent received {x}")
child = greenlet(lambda: "result", parent)
print(child.switch())  # expect: parent received result
