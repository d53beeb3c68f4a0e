import ast

for source in [
    r"x = 'a\tb\n\'\"'",
    r"b'\x00\''",
    "f'{a!r:>{width}.2f} {{}} {b=}'",
    "f'{a[\"b\"]} {\"\\n\"}'",
    "f'''{a}\n'{b}\"'''",
    "t'{ a +  b !s:x} c'",
    "f'{ {1: 2}[1] } {(lambda: 1)}'",
    "u'kind', ('a' f'b{c}')",
    "f'{x:\\n\\'{y}}'",
    "def f():\n  '''doc \"\"\" \\\\ \\x00\n  end'''",
]:
    tree = ast.parse(source)
    text = ast.unparse(tree)
    print(text, "|", ast.compare(ast.parse(text), tree))

# expect-output:
# | x = 'a\tb\n\'"' | True
# | b"\x00'" | True
# | f'{a!r:>{width}.2f} {{}} b={b!r}' | True
# | f"{a['b']} {'\n'}" | True
# | f'''{a}\n'{b}"''' | True
# | t'{ a +  b !s:x} c' | True
# | f'{ {1: 2}[1]} {(lambda: 1)}' | True
# | (u'kind', f'ab{c}') | True
# | f"{x:\n\'{y}}" | True
# | def f():
# |     '''doc """ \\ \x00
# |   end''' | True
