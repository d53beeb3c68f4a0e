from itertools import chain

print(list(chain("ab", [1])), list(chain.from_iterable(["xy", "z"])), list(chain()))  # expect: ['a', 'b', 1] ['x', 'y', 'z'] []
