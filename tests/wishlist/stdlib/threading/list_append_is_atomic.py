import threading

items = []
threads = [threading.Thread(target=lambda: [items.append(i) for i in range(2000)]) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(items), sum(items))  # expect: 8000 7996000
