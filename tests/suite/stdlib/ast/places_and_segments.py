import ast

source = "class A:\n    'x\ty'\n    def f(self):\n        é = (1 +\n             2)\n"
tree = ast.parse(source)
f = tree.body[0].body[1]
value = f.body[0].value
print(repr(ast.get_source_segment(source, value)))  # expect: '1 +\n             2'
print(repr(ast.get_source_segment(source, f.body[0], padded=True)))  # expect: '        é = (1 +\n             2)'
print(ast.get_source_segment(source, ast.Name("x")))  # expect: None
print(ast.get_docstring(tree.body[0]), ast.get_docstring(tree), ast.get_docstring(f))  # expect: x       y None None
try:
    ast.get_docstring(value)
except TypeError as error:
    print(error)  # expect: 'BinOp' can't have docstrings
new = ast.fix_missing_locations(ast.Expr(ast.BinOp(ast.Name("a"), ast.Add(), ast.copy_location(ast.Constant(1), value))))
print(new.lineno, new.value.right.lineno, new.value.right.end_col_offset, new.value.left.col_offset)  # expect: 1 4 14 0
ast.increment_lineno(tree, 10)
print(tree.body[0].lineno, value.lineno, value.end_lineno)  # expect: 11 14 15
print(ast.compare(ast.parse("a"), ast.parse("a", mode="eval")), ast.compare(ast.parse("a"), ast.parse("a ")))  # expect: False True
print(ast.compare(ast.parse("(a)"), ast.parse("a")), ast.compare(ast.parse("(a)"), ast.parse("a"), compare_attributes=True))  # expect: True False
