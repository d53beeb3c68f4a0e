import greenlet

log = []
g = greenlet.greenlet(lambda: greenlet.getcurrent().parent.switch())
names = {greenlet.getcurrent(): "main", g: "g"}
print(greenlet.settrace(lambda event, args: log.append((event, names[args[0]], names[args[1]]))))  # expect: None
g.switch()
g.throw(greenlet.GreenletExit)
greenlet.settrace(None)
print(log, greenlet.gettrace())  # expect: [('switch', 'main', 'g'), ('switch', 'g', 'main'), ('throw', 'main', 'g'), ('switch', 'g', 'main')] None
