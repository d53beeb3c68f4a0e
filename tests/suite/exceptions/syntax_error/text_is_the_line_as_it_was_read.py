sources = ['a b', "'abc", "'''abc\nd", '(', 'x = (1,\ny = 2', 'if 1:\n x\n  y\n', 'return 1', '0x',
           'def f(x, x): pass', 'def f(:\n  pass\n', 'x = = 1\ny', "'\\x'", '(]', 'f() = 1']
for source in sources:
    for mode in ('exec', 'single'):
        try:
            compile(source, '<text>', mode)
        except SyntaxError as error:
            print(mode, error.msg, error.lineno, repr(error.text))

# expect-output:
# | exec invalid syntax 1 'a b\n'
# | single invalid syntax 1 'a b'
# | exec unterminated string literal (detected at line 1) 1 "'abc"
# | single unterminated string literal (detected at line 1) 1 "'abc"
# | exec unterminated triple-quoted string literal (detected at line 2) 1 "'''abc"
# | single unterminated triple-quoted string literal (detected at line 2) 1 "'''abc"
# | exec '(' was never closed 1 '(\n'
# | single '(' was never closed 1 '('
# | exec '(' was never closed 1 'x = (1,'
# | single '(' was never closed 1 'x = (1,'
# | exec unexpected indent 3 '  y\n'
# | single unexpected indent 3 '  y\n'
# | exec 'return' outside function 1 None
# | single 'return' outside function 1 None
# | exec invalid hexadecimal literal 1 '0x'
# | single invalid hexadecimal literal 1 '0x'
# | exec duplicate argument 'x' in function definition 1 None
# | single invalid syntax 1 'def f(x, x): pass'
# | exec invalid syntax 1 'def f(:\n'
# | single invalid syntax 1 'def f(:\n'
# | exec invalid syntax 1 'x = = 1\n'
# | single invalid syntax 1 'x = = 1\n'
# | exec (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 "'\\x'\n"
# | single (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape 1 "'\\x'"
# | exec closing parenthesis ']' does not match opening parenthesis '(' 1 '(]'
# | single closing parenthesis ']' does not match opening parenthesis '(' 1 '(]'
# | exec cannot assign to function call here. Maybe you meant '==' instead of '='? 1 'f() = 1\n'
# | single cannot assign to function call here. Maybe you meant '==' instead of '='? 1 'f() = 1'
