import ast
import warnings

tree = ast.parse("def f():\n    try: x is 1\n    finally: pass")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile(tree, "name", "exec")
print([(str(one.message), one.filename, one.lineno) for one in caught])  # expect: [('"is" with \'int\' literal. Did you mean "=="?', 'name', 2)]
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        compile(tree, "name", "exec")
    except SyntaxError as error:
        print(error.lineno, error.offset, error.end_offset)  # expect: 2 10 16
