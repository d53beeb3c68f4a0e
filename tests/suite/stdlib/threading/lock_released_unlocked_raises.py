import threading

threading.Lock().release()  # raises: RuntimeError: release unlocked lock
