from _ast import *

place = {"lineno": 7, "col_offset": 3}
tree = Expression(BinOp(Constant(40, **place), Add(), Name("x", Load(), **place), **place))
code = compile(tree, "name", "eval")
print(eval(code, {"x": 2}))

for bad in (
    Expression(Name("True", **place)),
    Expression(Name("x", Store(), **place)),
    Expression(Constant([], **place)),
    Expression(Compare(Constant(1, **place), [Eq()], [], **place)),
    Expression(Constant(1)),
    Expression(Name(3, **place)),
    Module([Pass(**place)], []),
):
    try:
        compile(bad, "name", "eval")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# expect-output:
# | 42
# | ValueError identifier field can't represent 'True' constant
# | ValueError expression must have Load context but has Store instead
# | TypeError got an invalid type in Constant: list
# | ValueError Compare with no comparators
# | TypeError required field "lineno" missing from expr
# | TypeError AST identifier must be of type str
# | TypeError expected Expression node, got Module
