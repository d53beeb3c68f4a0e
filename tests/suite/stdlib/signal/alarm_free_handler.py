import os
import signal

signal.signal(signal.SIGUSR1, lambda number, frame: print("signal", signal.Signals(number).name))  # expect: signal SIGUSR1
os.kill(os.getpid(), signal.SIGUSR1)
print("after")  # expect: after
