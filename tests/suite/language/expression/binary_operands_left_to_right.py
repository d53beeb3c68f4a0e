def s(x):
    print(x)
    return x


s(2) ** s(3) - s(4) * s(5)

# expect-output:
# | 2
# | 3
# | 4
# | 5
