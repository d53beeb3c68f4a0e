def count(limit):
    step = 1
    yield step


def inner():
    yield frame_names()


def outer():
    yield from inner()


def frame_names():
    import sys
    frame, names = sys._getframe(1), []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


it = count(3)
next(it)
frame = it.gi_frame
print(frame.f_locals, frame.f_lineno, frame.f_back)
del it
print(frame.f_lineno, frame.f_code.co_name)
print(next(outer()))

# expect-output:
# | {'limit': 3, 'step': 1} 3 None
# | 3 count
# | ['inner', 'outer', '<module>']
