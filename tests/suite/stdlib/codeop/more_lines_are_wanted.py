from codeop import CommandCompiler, compile_command

for source in (
    "if x:", "if x:\n  y", "if x:\n  y\n", "(1", "x = ", "'''a", "a b", "@a", "x \\", "", "# c", "if x: pass", "a;b", "a\nb",
    "try:\n  x\n", "f'{", "lambda", "for x in y:\n\n", "if x: y\nelse", "  x", "break", "a = 1\n\n",
):
    found = []
    for symbol in ("single", "exec", "eval"):
        try:
            found.append(compile_command(source, "f", symbol) and "code")
        except SyntaxError as error:
            found.append(error.msg)
    print(repr(source), found)
compiler = CommandCompiler()
exec(compiler("from __future__ import annotations"))
space = {}
exec(compiler("x: undefined = 1\n"), space)
print(space["__annotations__"])

# expect-output:
# | 'if x:' [None, None, 'invalid syntax']
# | 'if x:\n  y' [None, 'code', 'invalid syntax']
# | 'if x:\n  y\n' ['code', 'code', 'invalid syntax']
# | '(1' [None, None, None]
# | 'x = ' ['invalid syntax', 'invalid syntax', 'invalid syntax']
# | "'''a" [None, None, None]
# | 'a b' ['invalid syntax', 'invalid syntax', 'invalid syntax']
# | '@a' [None, None, 'invalid syntax']
# | 'x \\' [None, None, None]
# | '' ['code', 'code', None]
# | '# c' ['code', 'code', None]
# | 'if x: pass' [None, 'code', 'invalid syntax']
# | 'a;b' ['code', 'code', 'invalid syntax']
# | 'a\nb' ['multiple statements found while compiling a single statement', 'code', 'invalid syntax']
# | 'try:\n  x\n' [None, None, 'invalid syntax']
# | "f'{" [None, None, None]
# | 'lambda' ['invalid syntax', 'invalid syntax', 'invalid syntax']
# | 'for x in y:\n\n' [None, None, 'invalid syntax']
# | 'if x: y\nelse' ["expected ':'", "expected ':'", 'invalid syntax']
# | '  x' ['unexpected indent', 'unexpected indent', 'unexpected indent']
# | 'break' ["'break' outside loop", "'break' outside loop", 'invalid syntax']
# | 'a = 1\n\n' ['code', 'code', 'invalid syntax']
# | {'x': 'undefined'}
