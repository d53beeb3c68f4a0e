from itertools import islice

print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)))  # expect: ['a', 'b'] ['c', 'd'] ['b', 'd', 'f']
islice("a", -1)  # raises: ValueError: Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.
