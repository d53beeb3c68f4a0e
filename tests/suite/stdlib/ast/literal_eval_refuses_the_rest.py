import ast

for text in ["  (1, 'a', b'c')", "-1 + 2j", "[set(), {1}, ...]", "+1.5", "{'a': -2}", "'a' 'b'"]:
    print(ast.literal_eval(text))
for text in ["a", "1 + 1", "-'a'", "[x]", "f'{1}'", "{**{}}", "2 ** 2", "set(1)", "\n1 -\n'a'", "1 j", "not 1"]:
    try:
        print(ast.literal_eval(text))
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, error)
try:
    ast.literal_eval("[" * 500 + "]" * 500)
except (SyntaxError, MemoryError) as error:
    print(error)
try:
    ast.literal_eval(ast.Name("x"))
except ValueError as error:
    print(error)

# expect-output:
# | (1, 'a', b'c')
# | (-1+2j)
# | [set(), {1}, Ellipsis]
# | 1.5
# | {'a': -2}
# | ab
# | ValueError malformed node or string on line 1: Name(id='a', ctx=Load())
# | ValueError malformed node or string on line 1: BinOp(left=Constant(value=1, kind=None), op=Add(), right=Constant(value=1, kind=None))
# | ValueError malformed node or string on line 1: Constant(value='a', kind=None)
# | ValueError malformed node or string on line 1: Name(id='x', ctx=Load())
# | ValueError malformed node or string on line 1: JoinedStr(values=[FormattedValue(value=Constant(value=1, kind=None), conversion=-1, format_spec=None)])
# | ValueError malformed node or string: None
# | ValueError malformed node or string on line 1: BinOp(left=Constant(value=2, kind=None), op=Pow(), right=Constant(value=2, kind=None))
# | ValueError malformed node or string on line 1: Call(func=Name(id='set', ctx=Load()), args=[Constant(value=1, kind=None)], keywords=[])
# | SyntaxError invalid syntax (<unknown>, line 2)
# | SyntaxError invalid syntax (<unknown>, line 1)
# | ValueError malformed node or string on line 1: UnaryOp(op=Not(), operand=Constant(value=1, kind=None))
# | too many nested parentheses (<unknown>, line 1)
# | malformed node or string: Name(id='x', ctx=Load())
