def f(a, b=1, /, c=2, *, d):
    x = [a, b, c, d]
    return x


code = f.__code__
for change in (
    dict(co_argcount=-1), dict(co_argcount="x"), dict(co_nlocals=1), dict(co_consts=[1]), dict(co_names=("a", 1)),
    dict(co_varnames=()), dict(co_name=1), dict(co_code="x"), dict(co_flags=-1), dict(co_firstlineno=-5),
    dict(co_argcount=9), dict(foo=1),
):
    try:
        code.replace(**change)
    except (TypeError, ValueError, SystemError) as error:
        print(type(error).__name__, error)
try:
    code.replace(1)
except TypeError as error:
    print(type(error).__name__)

# expect-output:
# | ValueError co_argcount must be a positive integer
# | TypeError 'str' object cannot be interpreted as an integer
# | ValueError code: co_nlocals != len(co_varnames)
# | TypeError replace() argument 'co_consts' must be tuple, not list
# | SystemError non-string found in code slot
# | ValueError code: co_varnames is too small
# | TypeError replace() argument 'co_name' must be str, not int
# | TypeError replace() argument 'co_code' must be bytes, not str
# | ValueError co_flags must be a positive integer
# | ValueError co_firstlineno must be a positive integer
# | ValueError code: co_varnames is too small
# | TypeError replace() got an unexpected keyword argument 'foo'
# | TypeError
