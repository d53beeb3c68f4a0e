import threading

t = threading.Thread(target=lambda: None)
t.start()
t.join()
t.start()  # raises: RuntimeError: threads can only be started once
