import io
import tokenize

source = '''# comment
def f(a: int = 1, *b):  # more
    if a != b:
        return f"x {a!r:>{b}.3} {{}} y" + 'é' \\
            "s"

    x = [1,
         2.5e3, 0x1f]
\tpass
'''.replace("\tpass\n", "")
tokens = list(tokenize.tokenize(io.BytesIO(source.encode()).readline))
for token in tokens[:14]:
    print(token)
print([(tokenize.tok_name[token.exact_type], token.string) for token in tokens[14:]])
print(tokenize.untokenize(tokens) == source.encode())
short = tokenize.untokenize([token[:2] for token in tokens])
print([token[:2] for token in tokenize.tokenize(io.BytesIO(short).readline)] == [token[:2] for token in tokens])
print(repr(tokenize.untokenize([(tokenize.NAME, "a"), (tokenize.OP, "+"), (tokenize.NUMBER, "1")])))
print(type(next(tokenize.generate_tokens(io.StringIO("x").readline))).__name__)

# expect-output:
# | TokenInfo(type=68 (ENCODING), string='utf-8', start=(0, 0), end=(0, 0), line='')
# | TokenInfo(type=65 (COMMENT), string='# comment', start=(1, 0), end=(1, 9), line='# comment\n')
# | TokenInfo(type=66 (NL), string='\n', start=(1, 9), end=(1, 10), line='# comment\n')
# | TokenInfo(type=1 (NAME), string='def', start=(2, 0), end=(2, 3), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=1 (NAME), string='f', start=(2, 4), end=(2, 5), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=55 (OP), string='(', start=(2, 5), end=(2, 6), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=1 (NAME), string='a', start=(2, 6), end=(2, 7), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=55 (OP), string=':', start=(2, 7), end=(2, 8), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=1 (NAME), string='int', start=(2, 9), end=(2, 12), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=55 (OP), string='=', start=(2, 13), end=(2, 14), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=2 (NUMBER), string='1', start=(2, 15), end=(2, 16), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=55 (OP), string=',', start=(2, 16), end=(2, 17), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=55 (OP), string='*', start=(2, 18), end=(2, 19), line='def f(a: int = 1, *b):  # more\n')
# | TokenInfo(type=1 (NAME), string='b', start=(2, 19), end=(2, 20), line='def f(a: int = 1, *b):  # more\n')
# | [('RPAR', ')'), ('COLON', ':'), ('COMMENT', '# more'), ('NEWLINE', '\n'), ('INDENT', '    '), ('NAME', 'if'), ('NAME', 'a'), ('NOTEQUAL', '!='), ('NAME', 'b'), ('COLON', ':'), ('NEWLINE', '\n'), ('INDENT', '        '), ('NAME', 'return'), ('FSTRING_START', 'f"'), ('FSTRING_MIDDLE', 'x '), ('LBRACE', '{'), ('NAME', 'a'), ('EXCLAMATION', '!'), ('NAME', 'r'), ('COLON', ':'), ('FSTRING_MIDDLE', '>'), ('LBRACE', '{'), ('NAME', 'b'), ('RBRACE', '}'), ('FSTRING_MIDDLE', '.3'), ('RBRACE', '}'), ('FSTRING_MIDDLE', ' {'), ('FSTRING_MIDDLE', '}'), ('FSTRING_MIDDLE', ' y'), ('FSTRING_END', '"'), ('PLUS', '+'), ('STRING', "'é'"), ('STRING', '"s"'), ('NEWLINE', '\n'), ('NL', '\n'), ('DEDENT', ''), ('NAME', 'x'), ('EQUAL', '='), ('LSQB', '['), ('NUMBER', '1'), ('COMMA', ','), ('NL', '\n'), ('NUMBER', '2.5e3'), ('COMMA', ','), ('NUMBER', '0x1f'), ('RSQB', ']'), ('NEWLINE', '\n'), ('DEDENT', ''), ('ENDMARKER', '')]
# | True
# | True
# | 'a +1 '
# | TokenInfo
