import gc
import sys
import types

log = []
wanted = ("import", "compile", "exec", "object.", "function.", "gc.", "sys.", "builtins.")
sys.addaudithook(lambda event, args: event.startswith(wanted) and log.append((event, args)))


def show(*places):
    told = log[:]
    log.clear()
    for event, args in told:
        print(event, [args[place] for place in places if place < len(args)])


code = compile("1 + 1", "name", "eval")
show(0, 1)
eval(code)
log.pop()[1][0].co_filename
exec("x = 1")
print([event for event, args in log], log[0][1])
log.clear()
try:
    import not_there
except ImportError:
    pass
show(0)


def f():
    yield


f.__code__ = f.__code__
f.__defaults__ = (1,)
del f.__defaults__
f.__kwdefaults__ = {}
f.__name__ = "g"
show(1)
types.FunctionType(code, {})
print([event for event, args in log])
log.clear()
g = f()
g.gi_frame, g.gi_code, g.gi_running
try:
    1 / 0
except ZeroDivisionError as error:
    error.__traceback__.tb_frame
show(1)


class A:
    pass


class B:
    pass


a = A()
a.__class__ = B
show(1, 2)
sys._getframe()
sys.settrace(None)
sys.setprofile(None)
sys._getframemodulename()
gc.get_objects()
gc.get_referents(a)
id(a)
print([event for event, args in log])

# expect-output:
# | compile [b'1 + 1', 'name']
# | ['compile', 'exec'] (b'x = 1', '<string>')
# | import ['not_there']
# | object.__getattr__ ['__code__']
# | object.__setattr__ ['__code__']
# | object.__setattr__ ['__defaults__']
# | object.__delattr__ ['__defaults__']
# | object.__setattr__ ['__kwdefaults__']
# | ['function.__new__']
# | object.__getattr__ ['gi_frame']
# | object.__getattr__ ['gi_code']
# | object.__getattr__ ['tb_frame']
# | object.__setattr__ ['__class__', <class '__main__.B'>]
# | ['sys._getframe', 'sys.settrace', 'sys.setprofile', 'sys._getframemodulename', 'gc.get_objects', 'gc.get_referents', 'builtins.id']
