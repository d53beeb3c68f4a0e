print([x for x in "ab"], {x for x in [1, 1]}, {k: v for k, v in [(1, 2)]}, list(x for x in (3,)))  # expect: ['a', 'b'] {1} {1: 2} [3]
