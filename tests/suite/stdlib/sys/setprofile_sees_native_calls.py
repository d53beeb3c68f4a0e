import sys

log = []


def profiler(frame, event, arg):
    log.append((event, arg.__name__ if event.startswith("c_") else frame.f_code.co_name))


def f():
    return len("abc")


sys.setprofile(profiler)
f()
sys.setprofile(None)
print(log[:4])  # expect: [('call', 'f'), ('c_call', 'len'), ('c_return', 'len'), ('return', 'f')]
