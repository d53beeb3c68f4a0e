import ast

for source, minor in [
    ("(x := 1)", 7), ("match x:\n    case 1: pass", 9), ("type X = int", 11), ("def f[T = int](): pass", 12),
    ("def f(a, /): pass", 7), ("try: pass\nexcept A, B: pass", 13), ("t'{x}'", 13), ("a @ b", 4),
]:
    try:
        ast.parse(source, feature_version=(3, minor))
    except SyntaxError as error:
        print(error.msg, error.lineno)
    print(type(ast.parse(source, feature_version=(3, minor + 1))).__name__)
try:
    ast.parse("x", feature_version=(2, 7))
except ValueError as error:
    print(error)

# expect-output:
# | Assignment expressions are only supported in Python 3.8 and greater 1
# | Module
# | Pattern matching is only supported in Python 3.10 and greater 2
# | Module
# | Type statement is only supported in Python 3.12 and greater 1
# | Module
# | Type parameter defaults are only supported in Python 3.13 and greater 1
# | Module
# | Positional-only parameters are only supported in Python 3.8 and greater 1
# | Module
# | except expressions without parentheses are only supported in Python 3.14 and greater 2
# | Module
# | t-strings are only supported in Python 3.14 and greater 1
# | Module
# | The '@' operator is only supported in Python 3.5 and greater 1
# | Module
# | Unsupported major version: 2
