import sys

m = sys.monitoring
m.use_tool_id(0, "counter")
starts = []
m.register_callback(0, m.events.PY_START, lambda code, offset: starts.append(code.co_name))
m.set_events(0, m.events.PY_START)


def f():
    pass


f()
f()
m.set_events(0, 0)
m.free_tool_id(0)
print(starts.count("f"))  # expect: 2
