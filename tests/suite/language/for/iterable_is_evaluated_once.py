def items():
    print("evaluated")
    return [1, 2]


for x in items():
    print(x)

# expect-output:
# | evaluated
# | 1
# | 2
