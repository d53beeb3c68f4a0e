import importlib.util

# modules that are native, script, and both
for name in "math", "textwrap", "gc", "heapq", "_thread":
    spec = importlib.util.find_spec(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    print(module.__name__, module.__spec__ is spec, len(vars(module)) > 8)
    if name == "gc":
        print(module.isenabled())

# expect-output:
# | math True True
# | textwrap True True
# | gc True True
# | True
# | heapq True True
# | _thread True True
