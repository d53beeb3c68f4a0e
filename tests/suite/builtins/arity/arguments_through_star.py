print("a-b".split(*["-"], **{"maxsplit": 1}), max(*[3, 1], **{"key": abs}))  # expect: ['a', 'b'] 3
