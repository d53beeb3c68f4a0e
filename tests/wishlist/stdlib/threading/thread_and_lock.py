import threading

total = 0
lock = threading.Lock()


def work():
    global total
    for _ in range(1000):
        with lock:
            total += 1


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total, threads[0].is_alive(), lock.locked())  # expect: 4000 False False
