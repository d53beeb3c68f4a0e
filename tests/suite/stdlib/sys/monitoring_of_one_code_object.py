import sys

m = sys.monitoring
E = m.events
m.use_tool_id(1, "one")
m.use_tool_id(3, "three")
log = []


def f(x):
    return x


def g(x):
    return f(x) + 1


m.register_callback(1, E.PY_START, lambda code, offset: log.append(("start", code.co_name)))
m.register_callback(3, E.PY_RETURN, lambda code, offset, value: log.append(("return", code.co_name, value)))
m.set_local_events(1, g.__code__, E.PY_START)
m.set_local_events(3, f.__code__, E.PY_RETURN)
g(1)
print(log, m.get_local_events(1, g.__code__), m.get_local_events(3, g.__code__), m._all_events())
m.set_events(3, E.PY_RETURN)
log.clear()
g(2)
print(log, m._all_events())
m.clear_tool_id(3)
m.set_local_events(1, g.__code__, 0)
log.clear()
g(3)
print(log, m.get_tool(3))

# what a callback disables, it hears of no more at this place
count = 0


def once(code, offset):
    global count
    count += 1
    return m.DISABLE


m.register_callback(1, E.PY_START, once)
m.set_events(1, E.PY_START)
g(1), g(1)
print(count)
m.restart_events()
g(1), g(1)
print(count)
m.set_events(1, 0)


# a callback may raise, and is not watched itself
class Refused(Exception):
    pass


def refuse(code, offset):
    if code is f.__code__:
        raise Refused(code.co_name)


m.register_callback(1, E.PY_START, refuse)
m.set_events(1, E.PY_START)
try:
    g(1)
except Refused as error:
    print("refused", error)
m.set_events(1, 0)
m.register_callback(1, E.RAISE, lambda *details: m.DISABLE)
m.set_events(1, E.RAISE)
try:
    {}["x"]
except ValueError as error:
    print(error)
m.set_events(1, 0)


def tried(function, *arguments):
    try:
        print(function(*arguments))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


tried(m.set_events, 1, E.C_RETURN)
tried(m.set_events, 1, 1 << 19)
tried(m.set_events, 2, 1)
tried(m.set_events, 9, 1)
tried(m.set_local_events, 1, f.__code__, E.RAISE)
tried(m.set_local_events, 1, f, 1)
tried(m.register_callback, 1, 3, None)
tried(m.register_callback, 1, 1 << 19, None)
tried(m.use_tool_id, 1, "again")
tried(m.get_events, 2)

# expect-output:
# | [('start', 'g'), ('return', 'f', 1)] 1 0 {}
# | [('start', 'g'), ('return', 'f', 2), ('return', 'g', 3)] {'PY_RETURN': 8}
# | [] three
# | 2
# | 4
# | Cannot disable RAISE events. Callback removed.
# | ValueError cannot set C_RETURN or C_RAISE events independently
# | ValueError invalid event set 0x80000
# | ValueError tool 2 is not in use
# | ValueError invalid tool 9 (must be between 0 and 5)
# | ValueError invalid local event set 0x800
# | TypeError code must be a code object
# | ValueError The callback can only be set for one event at a time
# | ValueError invalid event 524288
# | ValueError tool 1 is already in use
# | 0
