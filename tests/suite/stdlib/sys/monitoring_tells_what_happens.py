import sys

m = sys.monitoring
E = m.events
m.use_tool_id(2, "test")
names = {getattr(E, name): name for name in dir(E) if name.isupper()}
log = []


def listen(event):
    def callback(code, offset, *details):
        shown = [x if isinstance(x, (int, str, list)) else type(x).__name__ for x in details]
        log.append(" ".join([names[event], code.co_name, *map(str, shown)]))

    m.register_callback(2, event, callback)


def watch(function, *events):
    for event in events:
        listen(event)
    log.clear()
    m.set_events(2, sum(events) & ~(E.C_RETURN | E.C_RAISE))
    try:
        function()
    except Exception:
        pass
    m.set_events(2, 0)
    for event in events:
        m.register_callback(2, event, None)
    print(function.__name__)
    for line in log:
        print("   ", line)


def natives():
    size = len([1])
    return size


def generator():
    yield 1
    yield 2


def loop():
    for x in generator():
        if x == 2:
            pass


def caught():
    try:
        1 / 0
    except ZeroDivisionError:
        pass


def reraised():
    try:
        try:
            int("x")
        except ValueError:
            raise
    except Exception as error:
        pass


def delegating():
    yield from generator()


def through():
    list(delegating())


class A:
    def __init__(self):
        self.x = 1

    def method(self, x):
        return x


def calls():
    a = A()
    a.method(3)
    bound = a.method
    bound(4)
    isinstance(a, A)
    max(*[1, 2], key=abs)


def unwound():
    caught()
    raise KeyError


CALLS = E.PY_START, E.PY_RESUME, E.PY_RETURN, E.PY_YIELD, E.CALL, E.C_RETURN, E.C_RAISE
RAISES = E.RAISE, E.RERAISE, E.EXCEPTION_HANDLED, E.PY_UNWIND, E.PY_THROW, E.STOP_ITERATION
for function in natives, loop, caught, reraised, through, calls, unwound:
    watch(function, *CALLS, *RAISES)
for function in natives, loop, caught, reraised:
    watch(function, E.PY_START)


def lines():
    first = m.get_events(2)
    seen = []
    m.register_callback(2, E.LINE, lambda code, line: seen.append((code.co_name, line - code.co_firstlineno)))
    m.set_events(2, E.LINE)
    loop()
    reraised()
    m.set_events(2, 0)
    print([line for line in seen if line[0] != "lines"])


lines()
m.free_tool_id(2)

# expect-output:
# | natives
# |     CALL watch function object
# |     PY_START natives
# |     CALL natives builtin_function_or_method [1]
# |     C_RETURN natives builtin_function_or_method [1]
# |     PY_RETURN natives 1
# |     CALL watch builtin_function_or_method 2
# | loop
# |     CALL watch function object
# |     PY_START loop
# |     CALL loop function object
# |     PY_START generator
# |     PY_YIELD generator 1
# |     PY_RESUME generator
# |     PY_YIELD generator 2
# |     PY_RESUME generator
# |     PY_RETURN generator NoneType
# |     STOP_ITERATION loop StopIteration
# |     PY_RETURN loop NoneType
# |     CALL watch builtin_function_or_method 2
# | caught
# |     CALL watch function object
# |     PY_START caught
# |     RAISE caught ZeroDivisionError
# |     EXCEPTION_HANDLED caught ZeroDivisionError
# |     PY_RETURN caught NoneType
# |     CALL watch builtin_function_or_method 2
# | reraised
# |     CALL watch function object
# |     PY_START reraised
# |     CALL reraised type x
# |     C_RAISE reraised type x
# |     RAISE reraised ValueError
# |     EXCEPTION_HANDLED reraised ValueError
# |     RERAISE reraised ValueError
# |     EXCEPTION_HANDLED reraised ValueError
# |     RERAISE reraised ValueError
# |     EXCEPTION_HANDLED reraised ValueError
# |     PY_RETURN reraised NoneType
# |     CALL watch builtin_function_or_method 2
# | through
# |     CALL watch function object
# |     PY_START through
# |     CALL through function object
# |     CALL through type generator
# |     PY_START delegating
# |     CALL delegating function object
# |     PY_START generator
# |     PY_YIELD generator 1
# |     PY_YIELD delegating 1
# |     PY_RESUME delegating
# |     PY_RESUME generator
# |     PY_YIELD generator 2
# |     PY_YIELD delegating 2
# |     PY_RESUME delegating
# |     PY_RESUME generator
# |     PY_RETURN generator NoneType
# |     STOP_ITERATION delegating StopIteration
# |     PY_RETURN delegating NoneType
# |     C_RETURN through type generator
# |     PY_RETURN through NoneType
# |     CALL watch builtin_function_or_method 2
# | calls
# |     CALL watch function object
# |     PY_START calls
# |     CALL calls type object
# |     PY_START __init__
# |     PY_RETURN __init__ NoneType
# |     C_RETURN calls type object
# |     CALL calls function A
# |     PY_START method
# |     PY_RETURN method 3
# |     CALL calls function A
# |     PY_START method
# |     PY_RETURN method 4
# |     CALL calls builtin_function_or_method A
# |     C_RETURN calls builtin_function_or_method A
# |     CALL calls builtin_function_or_method 1
# |     C_RETURN calls builtin_function_or_method 1
# |     PY_RETURN calls NoneType
# |     CALL watch builtin_function_or_method 2
# | unwound
# |     CALL watch function object
# |     PY_START unwound
# |     CALL unwound function object
# |     PY_START caught
# |     RAISE caught ZeroDivisionError
# |     EXCEPTION_HANDLED caught ZeroDivisionError
# |     PY_RETURN caught NoneType
# |     RAISE unwound KeyError
# |     PY_UNWIND unwound KeyError
# |     RAISE watch KeyError
# |     EXCEPTION_HANDLED watch KeyError
# |     CALL watch builtin_function_or_method 2
# | natives
# |     PY_START natives
# | loop
# |     PY_START loop
# |     PY_START generator
# | caught
# |     PY_START caught
# | reraised
# |     PY_START reraised
# | [('loop', 1), ('generator', 1), ('loop', 2), ('loop', 1), ('generator', 2), ('loop', 2), ('loop', 3), ('loop', 1), ('reraised', 1), ('reraised', 2), ('reraised', 3), ('reraised', 4), ('reraised', 5), ('reraised', 6), ('reraised', 7)]
