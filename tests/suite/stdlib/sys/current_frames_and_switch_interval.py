import sys
import threading

sys.setswitchinterval(0.01)
print(sys.getswitchinterval(), threading.get_ident() in sys._current_frames())  # expect: 0.01 True
