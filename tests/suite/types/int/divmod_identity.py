for a, b in [(7, 2), (-7, 2), (7, -2), (-7, -2)]:
    q, r = divmod(a, b)
    print(q, r, q * b + r == a)

# expect-output:
# | 3 1 True
# | -4 1 True
# | -4 -1 True
# | 3 -1 True
