from greenlet import getcurrent, greenlet

main = getcurrent()
keep = [greenlet(lambda: main.switch()) for _ in range(3)]
for g in keep:
    g.switch()
print("leaving", all(keep))  # expect: leaving True
