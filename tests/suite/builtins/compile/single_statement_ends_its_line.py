# A statement with a block ends, at the prompt, with a line of its own.
import codeop

for source in [
    "def f(): pass",
    "def f(): pass\n",
    "def f(): pass # comment",
    "def f(): pass\n# comment",
    "if x:\n  f(x)",
    "if x:\n  f(x)\nelse: pass",
    "if x:\n  f(x)\n# comment",
    "class C:\n def f(): pass",
    "class C:\n def f(): pass\n ",
    "# comment\nwith a: b",
    "try: pass\nfinally: pass",
    "@d\ndef f(): pass",
    "match x:\n case 1: pass",
    "x = 1",
    "x = 1; y = 2",
]:
    try:
        compile(source, "file", "single")
        print(repr(source), "is good")
    except SyntaxError as error:
        place = error.lineno, error.offset, error.end_lineno, error.end_offset
        print(repr(source), error.msg, place, repr(error.text))

for source in "def f(): pass", "def f(): pass\n", "if 1:\n  pass\nelse: pass":
    print(codeop.compile_command(source) is None)
try:
    compile("f()\ng()", "file", "single")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset)

# expect-output:
# | 'def f(): pass' invalid syntax (1, 0, 1, 0) 'def f(): pass'
# | 'def f(): pass\n' is good
# | 'def f(): pass # comment' invalid syntax (1, 0, 1, 0) 'def f(): pass # comment'
# | 'def f(): pass\n# comment' is good
# | 'if x:\n  f(x)' is good
# | 'if x:\n  f(x)\nelse: pass' invalid syntax (3, 0, 3, 0) 'else: pass'
# | 'if x:\n  f(x)\n# comment' invalid syntax (3, 0, 3, 0) '# comment'
# | 'class C:\n def f(): pass' is good
# | 'class C:\n def f(): pass\n ' invalid syntax (3, 0, 3, 0) ' '
# | '# comment\nwith a: b' invalid syntax (2, 0, 2, 0) 'with a: b'
# | 'try: pass\nfinally: pass' invalid syntax (2, 0, 2, 0) 'finally: pass'
# | '@d\ndef f(): pass' invalid syntax (2, 0, 2, 0) 'def f(): pass'
# | 'match x:\n case 1: pass' is good
# | 'x = 1' is good
# | 'x = 1; y = 2' is good
# | True
# | False
# | True
# | multiple statements found while compiling a single statement 1 4
