import __future__

FLUFL = __future__.CO_FUTURE_BARRY_AS_BDFL
HEAD = 'from __future__ import annotations, barry_as_FLUFL\n'
for source, flags in (('2 <> 3', FLUFL), ('2 != 3', FLUFL), ('2 != 3', 0), ('2 <> 3', 0), (HEAD + 'print(2 <> 3)', 0),
                      (HEAD + 'print(2 != 3)', 0), (HEAD + 'print(eval("1 <> 2"))', 0)):
    try:
        code = compile(source, '<text>', 'exec', flags)
        print(bool(code.co_flags & FLUFL))
        exec(code)
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)

# expect-output:
# | True
# | with Barry as BDFL, use '<>' instead of '!=' 1 3 5
# | False
# | invalid syntax.  Maybe you meant '!=' instead of '<>'? 1 3 5
# | True
# | True
# | with Barry as BDFL, use '<>' instead of '!=' 2 9 11
# | True
# | True
