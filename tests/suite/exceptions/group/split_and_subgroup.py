g = ExceptionGroup("g", [ValueError(1), KeyError(2), ExceptionGroup("n", [ValueError(3), OSError(4)])])
match_, rest = g.split(ValueError)
print(repr(match_))  # expect: ExceptionGroup('g', [ValueError(1), ExceptionGroup('n', [ValueError(3)])])
print(repr(rest))  # expect: ExceptionGroup('g', [KeyError(2), ExceptionGroup('n', [OSError(4)])])
print(repr(g.subgroup(lambda e: isinstance(e, OSError))))  # expect: ExceptionGroup('g', [ExceptionGroup('n', [OSError(4)])])
print(g.subgroup(ImportError))  # expect: None
