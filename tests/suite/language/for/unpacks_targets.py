for a, (b, *c) in [(1, "xyz"), (2, [3])]:
    print(a, b, c)

# expect-output:
# | 1 x ['y', 'z']
# | 2 3 []
