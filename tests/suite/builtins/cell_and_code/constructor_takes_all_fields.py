import types


def f(a, /, b=2, *c, d=4, **e):
    try:
        return [a, b, c, d, e, "s"]
    finally:
        del a


fields = (
    "argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name qualname"
    " firstlineno linetable exceptiontable freevars cellvars"
).split()
values = [getattr(f.__code__, "co_" + field) for field in fields]
code = types.CodeType(*values)
print(code == f.__code__, hash(code) == hash(f.__code__), code is f.__code__)  # expect: True True False
print(list(code.co_positions()) == list(f.__code__.co_positions()), list(code.co_lines()) == list(f.__code__.co_lines()))  # expect: True True
print(types.FunctionType(code, globals(), "g", (2,))(1, 3, 5, d=7, e=6)[:3])  # expect: [1, 3, (5,)]
values[fields.index("name")] = "other"
print(types.CodeType(*values) == code, types.CodeType(*values).co_name)  # expect: False other
print(f.__code__.replace(co_linetable=b"") == code)  # expect: False
print(set(f.__code__.replace(co_linetable=b"").co_positions()))  # expect: set()
