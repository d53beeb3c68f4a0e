import copy

for error in OSError(2, 'text', 'one'), OSError(2, 'text', 'one', None, 'two'), OSError('a', 'b'), OSError('only'):
    twin = copy.copy(error)
    print(error.__reduce__()[1], twin.filename, twin.filename2, str(twin) == str(error))

# expect-output:
# | (2, 'text', 'one') one None True
# | (2, 'text', 'one', None, 'two') one two True
# | ('a', 'b') None None True
# | ('only',) None None True
