import ast

tree = ast.parse("def f(a, *b, c=1): return a.b[c]\nx: int")
print(ast.dump(tree))
print(ast.dump(tree, annotate_fields=False))
print(ast.dump(tree.body[1], include_attributes=True))
print(ast.dump(tree, indent=2))
print(ast.dump(tree.body[0].args, show_empty=True))
print(ast.dump(tree.body[0].args, annotate_fields=False, show_empty=True, indent="-"))
try:
    ast.dump([tree])
except TypeError as error:
    print(error)

# expect-output:
# | Module(body=[FunctionDef(name='f', args=arguments(args=[arg(arg='a')], vararg=arg(arg='b'), kwonlyargs=[arg(arg='c')], kw_defaults=[Constant(value=1)]), body=[Return(value=Subscript(value=Attribute(value=Name(id='a', ctx=Load()), attr='b', ctx=Load()), slice=Name(id='c', ctx=Load()), ctx=Load()))]), AnnAssign(target=Name(id='x', ctx=Store()), annotation=Name(id='int', ctx=Load()), simple=1)])
# | Module([FunctionDef('f', arguments([], [arg('a')], arg('b'), [arg('c')], [Constant(1)]), [Return(Subscript(Attribute(Name('a', Load()), 'b', Load()), Name('c', Load()), Load()))]), AnnAssign(Name('x', Store()), Name('int', Load()), simple=1)])
# | AnnAssign(target=Name(id='x', ctx=Store(), lineno=2, col_offset=0, end_lineno=2, end_col_offset=1), annotation=Name(id='int', ctx=Load(), lineno=2, col_offset=3, end_lineno=2, end_col_offset=6), simple=1, lineno=2, col_offset=0, end_lineno=2, end_col_offset=6)
# | Module(
# |   body=[
# |     FunctionDef(
# |       name='f',
# |       args=arguments(
# |         args=[
# |           arg(arg='a')],
# |         vararg=arg(arg='b'),
# |         kwonlyargs=[
# |           arg(arg='c')],
# |         kw_defaults=[
# |           Constant(value=1)]),
# |       body=[
# |         Return(
# |           value=Subscript(
# |             value=Attribute(
# |               value=Name(id='a', ctx=Load()),
# |               attr='b',
# |               ctx=Load()),
# |             slice=Name(id='c', ctx=Load()),
# |             ctx=Load()))]),
# |     AnnAssign(
# |       target=Name(id='x', ctx=Store()),
# |       annotation=Name(id='int', ctx=Load()),
# |       simple=1)])
# | arguments(posonlyargs=[], args=[arg(arg='a')], vararg=arg(arg='b'), kwonlyargs=[arg(arg='c')], kw_defaults=[Constant(value=1)], defaults=[])
# | arguments(
# | -[],
# | -[
# | --arg('a')],
# | -arg('b'),
# | -[
# | --arg('c')],
# | -[
# | --Constant(1)],
# | -defaults=[])
# | expected AST, got 'list'
