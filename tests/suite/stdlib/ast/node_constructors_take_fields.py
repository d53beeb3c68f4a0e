import warnings
from _ast import *

warnings.simplefilter("error")
print(Name("x"), Name(id="x", ctx=Store()))
print(Call(Name("f")).args, arguments())
print(Name._fields, Name.__match_args__, Name._attributes)
print(Name.__doc__, "/", expr_context.__doc__)
for make in (lambda: Name("a", "b", "c"), lambda: Name("a", id="b"), lambda: Name(), lambda: Load(b=1)):
    try:
        make()
    except (TypeError, DeprecationWarning) as error:
        print(type(error).__name__, error)

# expect-output:
# | Name(id='x', ctx=Load()) Name(id='x', ctx=Store())
# | [] arguments(posonlyargs=[], args=[], vararg=None, kwonlyargs=[], kw_defaults=[], kwarg=None, defaults=[])
# | ('id', 'ctx') ('id', 'ctx') ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
# | Name(identifier id, expr_context ctx) / expr_context = Load | Store | Del
# | TypeError Name constructor takes at most 2 positional arguments
# | TypeError Name got multiple values for argument 'id'
# | DeprecationWarning Name.__init__ missing 1 required positional argument: 'id'. This will become an error in Python 3.15.
# | DeprecationWarning Load.__init__ got an unexpected keyword argument 'b'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.
