print([bool(x) for x in (0, 0.0, "", [], {}, (), None, set(), range(0), 0j, b"")])  # expect: [False, False, False, False, False, False, False, False, False, False, False]
print([bool(x) for x in (1, -1, 0.1, " ", [0], {0: 0}, float("nan"))])  # expect: [True, True, True, True, True, True, True]
