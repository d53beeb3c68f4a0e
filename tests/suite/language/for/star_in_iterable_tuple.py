for x in *range(2), 9, *"a":
    print(x)

# expect-output:
# | 0
# | 1
# | 9
# | a
