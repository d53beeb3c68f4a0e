import _ast

tree = compile("x = f(1, *y)\nif é: pass\n", "name", "exec", _ast.PyCF_ONLY_AST)
print(tree)  # expect: Module(body=[Assign(targets=[Name(id='x', ctx=Store(...))], value=Call(func=Name(...), args=[Constant(...), Starred(...)], keywords=[]), type_comment=None), If(test=Name(id='é', ctx=Load(...)), body=[Pass()], orelse=[])], type_ignores=[])
assign, condition = tree.body
print(assign.value.args)  # expect: [Constant(value=1, kind=None), Starred(value=Name(id='y', ctx=Load()), ctx=Load())]
print(assign.value.lineno, assign.value.col_offset, assign.value.end_lineno, assign.value.end_col_offset)  # expect: 1 4 1 12
print(condition.body[0].lineno, condition.body[0].col_offset)  # expect: 2 7
print(assign.targets[0].ctx is compile("y = 1", "name", "exec", 0x400).body[0].targets[0].ctx)  # expect: True
print(compile("(int, *str, **bool) -> list[int]", "name", "func_type", 0x400))  # expect: FunctionType(argtypes=[Name(id='int', ctx=Load()), ..., Name(id='bool', ctx=Load())], returns=Subscript(value=Name(id='list', ctx=Load(...)), slice=Name(id='int', ctx=Load(...)), ctx=Load()))
