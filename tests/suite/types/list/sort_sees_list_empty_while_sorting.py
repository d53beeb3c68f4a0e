a = [3, 1, 2]


def key(x):
    print(a)
    return x


a.sort(key=key)
print(a)

# expect-output:
# | []
# | []
# | []
# | [1, 2, 3]
