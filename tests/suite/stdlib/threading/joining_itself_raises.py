import threading

threading.current_thread().join()  # raises: RuntimeError: cannot join current thread
