for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), Exception(None)):
    print(repr(e), "|", str(e), "|", e.args)

# expect-output:
# | ValueError() |  | ()
# | ValueError('a') | a | ('a',)
# | ValueError('a', 1) | ('a', 1) | ('a', 1)
# | KeyError('k') | 'k' | ('k',)
# | KeyError() |  | ()
# | Exception(None) | None | (None,)
