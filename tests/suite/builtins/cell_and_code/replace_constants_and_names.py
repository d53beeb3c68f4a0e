import copy
import types


def f(a):
    x = [a, "text", 2.5]
    return x


def swapped(value):
    return {"text": ("a", b"b", None), 2.5: 10**30}.get(value, value)


code = f.__code__
new = code.replace(co_consts=tuple(map(swapped, code.co_consts)), co_varnames=("b", "y"), co_name="g", co_firstlineno=100)
g = types.FunctionType(new, {})
print(g(1), g.__name__, new.co_varnames, new.co_firstlineno)  # expect: [1, ('a', b'b', None), 1000000000000000000000000000000] g ('b', 'y') 100
try:
    g(a=1)
except TypeError as error:
    print(error)  # expect: f() got an unexpected keyword argument 'a'
print(copy.replace(code, co_filename="other").co_filename)  # expect: other


def replaced(code, old, new):
    constants = [replaced(one, old, new) if type(one) is types.CodeType else one for one in code.co_consts]
    return code.replace(co_consts=tuple(new if one == old else one for one in constants))


source = """
class A:
    def m(self, *, key="old"):
        return [key + "old" for _ in "12"]
print(A().m(), A().m(key="k"))
"""
exec(replaced(compile(source, "f", "exec"), "old", "new"))  # expect: ['newnew', 'newnew'] ['knew', 'knew']
