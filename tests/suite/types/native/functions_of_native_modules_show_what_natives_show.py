import inspect, pickle, posix, time, types, weakref

function = time.gmtime
print(isinstance(function, types.BuiltinFunctionType), isinstance(function, types.FunctionType))
print(inspect.isbuiltin(function), inspect.isroutine(function), inspect.isfunction(function))
for name in ('__code__', '__globals__', '__defaults__', '__get__', '__dict__', '__objclass__', '__self__'):
    print(name, hasattr(function, name))
print(function.__self__ is time, function.__module__, function.__name__)
try:
    function.note = 1
except AttributeError as error:
    print(error)
try:
    function.__name__ = 'other'
except AttributeError as error:
    print(error)
print(pickle.loads(pickle.dumps(function)) is function)
print(weakref.ref(function)() is function)
print(posix.fspath.__text_signature__, inspect.signature(posix.fspath))
print(inspect.signature(posix.stat))
print(function == time.gmtime, hash(function) == hash(time.gmtime))
try:
    weakref.ref(str.join)
except TypeError as error:
    print(error)

# expect-output:
# | True False
# | True True False
# | __code__ False
# | __globals__ False
# | __defaults__ False
# | __get__ False
# | __dict__ False
# | __objclass__ False
# | __self__ True
# | True time gmtime
# | 'builtin_function_or_method' object has no attribute 'note' and no __dict__ for setting new attributes
# | attribute '__name__' of 'builtin_function_or_method' objects is not writable
# | True
# | True
# | ($module, /, path) (path)
# | (path, *, dir_fd=None, follow_symlinks=True)
# | True True
# | cannot create weak reference to 'method_descriptor' object
