print(tuple(), tuple("ab"), tuple([1, 2]))  # expect: () ('a', 'b') (1, 2)
t = (1,)
print(tuple(t) is t)  # expect: True
