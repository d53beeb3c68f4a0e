def show(x):
    print(x)
    return x


[0, 0][show(1)] = show(2)

# expect-output:
# | 2
# | 1
