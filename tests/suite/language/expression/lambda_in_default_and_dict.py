ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print([ops[o](5, 3) for o in "+-"], (lambda f=lambda x: x + 1: f(1))())  # expect: [8, 2] 2
