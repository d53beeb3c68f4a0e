import io
import tokenize

for source in ("'''abc\n", "(1,\n2\n", "if x:\n    y\n  z\n"):
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            pass
    except (tokenize.TokenError, IndentationError) as error:
        print(type(error).__name__, error)
try:
    tokenize.untokenize([(tokenize.NAME, "a", (1, 5), (1, 6), ""), (tokenize.NAME, "b", (1, 1), (1, 2), "")])
except ValueError as error:
    print(error)

# expect-output:
# | TokenError ('EOF in multi-line string', (1, 1))
# | TokenError ('unexpected EOF in multi-line statement', (2, 0))
# | IndentationError unindent does not match any outer indentation level (<string>, line 3)
# | start (1,1) precedes previous end (1,6)
