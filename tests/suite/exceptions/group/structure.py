g = ExceptionGroup("many", [ValueError(1), ExceptionGroup("inner", [KeyError(2)])])
print(g, g.message, g.exceptions)  # expect: many (2 sub-exceptions) many (ValueError(1), ExceptionGroup('inner', [KeyError(2)]))
print(repr(g))  # expect: ExceptionGroup('many', [ValueError(1), ExceptionGroup('inner', [KeyError(2)])])
