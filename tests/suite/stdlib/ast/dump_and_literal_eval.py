import ast

print(ast.dump(ast.parse("x = a + 1").body[0]), ast.literal_eval("{'a': [1, -2.5, (None, True)]}"), ast.unparse(ast.parse("if x:y=1")).split("\n"))  # expect: Assign(targets=[Name(id='x', ctx=Store())], value=BinOp(left=Name(id='a', ctx=Load()), op=Add(), right=Constant(value=1))) {'a': [1, -2.5, (None, True)]} ['if x:', '    y = 1']
ast.literal_eval("f()")  # raises: ValueError: malformed node or string on line 1: Call(func=Name(id='f', ctx=Load()), args=[], keywords=[])
