import threading

threading.Thread().join()  # raises: RuntimeError: cannot join thread before it is started
