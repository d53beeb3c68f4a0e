def s(x):
    print(x)
    return x


[s(1), *[s(2)], s(3)]
{s("k"): s("v"), **{s("k2"): s("v2")}}

# expect-output:
# | 1
# | 2
# | 3
# | k
# | v
# | k2
# | v2
