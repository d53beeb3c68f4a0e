import sys

m = sys.monitoring
E = m.events
m.use_tool_id(2, "test")


def generator():
    yield 1
    yield 2


def loop():
    for x in generator():
        if x == 2:
            pass


def work():
    loop()
    items = [1, len(list(generator())), {"a": sorted([2, 1], key=abs)}]
    try:
        loop()
    finally:
        len(items)
    return items


def raise_at(event, nth):
    seen = 0

    def callback(code, *details):
        nonlocal seen
        if code.co_name not in ("work", "loop", "generator"):
            return
        seen += 1
        if seen == nth:
            m.set_events(2, 0)
            raise NameError(code.co_name)

    m.register_callback(2, event, callback)
    try:
        m.set_events(2, event)
        work()
    except NameError as error:
        m.set_events(2, 0)
        return str(error)
    m.set_events(2, 0)
    return None


for event in E.LINE, E.INSTRUCTION, E.CALL, E.PY_START, E.PY_RETURN, E.PY_YIELD, E.PY_RESUME, E.JUMP:
    where = []
    nth = 1
    while (name := raise_at(event, nth)) is not None:
        where.append(name)
        nth += 1
    if event != E.INSTRUCTION:
        print(where)
m.free_tool_id(2)
m.use_tool_id(3, "lines")


def unasked(code, line):
    m.set_events(3, 0)
    raise KeyError(code.co_name)


def uncovered():
    m.register_callback(3, E.LINE, unasked)
    m.set_events(3, E.LINE)
    try:
        print("not reached")
    except KeyError:
        print("not here: the line of the try is not in it")


try:
    uncovered()
except KeyError as error:
    print(error)
m.free_tool_id(3)

# expect-output:
# | ['work', 'loop', 'generator', 'loop', 'loop', 'generator', 'loop', 'loop', 'loop', 'work', 'generator', 'generator', 'work', 'work', 'loop', 'generator', 'loop', 'loop', 'generator', 'loop', 'loop', 'loop', 'work', 'work']
# | ['work', 'loop', 'work', 'work', 'work', 'work', 'work', 'loop', 'work']
# | ['work', 'loop', 'generator', 'generator', 'loop', 'generator']
# | ['generator', 'loop', 'generator', 'generator', 'loop', 'work']
# | ['generator', 'generator', 'generator', 'generator', 'generator', 'generator']
# | ['generator', 'generator', 'generator', 'generator', 'generator', 'generator']
# | ['loop', 'loop', 'loop', 'loop']
# | 'uncovered'
