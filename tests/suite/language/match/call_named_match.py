def match(*args):
    return args


print(match(1), match(1, 2)[0])  # expect: (1,) 1
match(3)
