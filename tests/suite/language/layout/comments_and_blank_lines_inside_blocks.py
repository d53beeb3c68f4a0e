def f():

# a comment at the margin
    x = 1

        # a deep comment
    return x


print(f())  # expect: 1
