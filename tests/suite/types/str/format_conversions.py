print("{!r} {!s} {!a}".format("é", "é", "é"), "{0!r:>6}".format("a"))  # expect: 'é' é '\xe9'    'a'
