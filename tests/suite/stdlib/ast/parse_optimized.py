import ast

print(ast.dump(ast.parse("__debug__; '%5s|%r' % (a, b); '%d' % (a,)", optimize=1)))  # expect: Module(body=[Expr(value=Constant(value=False)), Expr(value=JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=115, format_spec=Constant(value='>5')), Constant(value='|'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=114)])), Expr(value=BinOp(left=Constant(value='%d'), op=Mod(), right=Tuple(elts=[Name(id='a', ctx=Load())], ctx=Load())))])
print(ast.dump(ast.parse("def f():\n    'doc'\nclass A:\n    'doc'\n    'not'", optimize=2)))  # expect: Module(body=[FunctionDef(name='f', args=arguments(), body=[Pass()]), ClassDef(name='A', body=[Expr(value=JoinedStr(values=[Constant(value='not')]))])])
tree = ast.parse("match x:\n    case -1 | {1+2j: y}: pass", optimize=1)
print(ast.dump(tree.body[0].cases[0].pattern))  # expect: MatchOr(patterns=[MatchValue(value=Constant(value=-1)), MatchMapping(keys=[Constant(value=(1+2j))], patterns=[MatchAs(name='y')])])
print(ast.dump(ast.parse("1 + 2")))  # expect: Module(body=[Expr(value=BinOp(left=Constant(value=1), op=Add(), right=Constant(value=2)))])
