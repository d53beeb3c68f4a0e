import weakref


class Thing:
    pass


def inner(value):
    thing = Thing()
    watch.append(weakref.ref(thing))
    squares = [number * number for number in range(value)]
    raise ValueError(squares)


def outer():
    captured = 'outer'

    def middle():
        depth = 2
        return inner(depth + len(captured))

    return middle()


watch = []
try:
    outer()
except ValueError as error:
    kept = error
print(watch[0]() is not None)
entry = kept.__traceback__.tb_next
while entry is not None:
    frame = entry.tb_frame
    names = {name: value for name, value in frame.f_locals.items() if isinstance(value, (int, str, list))}
    print(frame.f_code.co_name, names, frame is entry.tb_frame)
    entry = entry.tb_next
del frame, names, kept
print(watch[0]())


def fails():
    thing = Thing()
    watch.append(weakref.ref(thing))
    1 / 0


try:
    fails()
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_next.tb_frame
    frame.clear()
    print(watch[1](), dict(frame.f_locals))

# expect-output:
# | True
# | outer {'captured': 'outer'} True
# | middle {'depth': 2, 'captured': 'outer'} True
# | inner {'value': 7, 'squares': [0, 1, 4, 9, 16, 25, 36]} True
# | None
# | None {}
