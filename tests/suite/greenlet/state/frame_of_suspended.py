import sys

from greenlet import getcurrent, greenlet


def run():
    inner()


def inner():
    getcurrent().parent.switch()


g = greenlet(run)
print(g.gr_frame)  # expect: None
g.switch()
frame = g.gr_frame
print(frame.f_code.co_name, frame.f_back.f_code.co_name, frame.f_back.f_back)  # expect: inner run None
g.switch()
print(g.gr_frame)  # expect: None
