import threading


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(daemon=True)
        self.n = n

    def run(self):
        self.result = self.n * 2


w = Worker(21)
w.start()
w.join()
print(w.result, w.daemon)  # expect: 42 True
