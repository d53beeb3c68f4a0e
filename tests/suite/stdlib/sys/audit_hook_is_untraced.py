import sys

lines = []


def trace(frame, event, arg):
    lines.append(frame.f_code.co_name)
    return trace


def plain(event, args):
    pass


def seen(event, args):
    pass


seen.__cantrace__ = True
sys.addaudithook(plain)
sys.addaudithook(seen)


def work():
    sys.audit("my.event")


sys.settrace(trace)
work()
sys.settrace(None)
print("plain" in lines, "seen" in lines, "work" in lines)  # expect: False True True
