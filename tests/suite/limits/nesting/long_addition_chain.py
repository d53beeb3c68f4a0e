print(eval("+".join(["1"] * 3000)))  # expect: 3000
