def adder(n):
    return lambda x: x + n


print([adder(n)(10) for n in range(3)])  # expect: [10, 11, 12]
