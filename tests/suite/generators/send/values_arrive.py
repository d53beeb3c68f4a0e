def average():
    total = n = 0
    mean = None
    while True:
        total += yield mean
        n += 1
        mean = total / n


it = average()
next(it)
print(it.send(10), it.send(20), it.send(0))  # expect: 10.0 15.0 10.0
