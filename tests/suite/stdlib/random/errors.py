import random

for action in ("random.choice([])", "random.randint(5, 1)", "random.sample([1], 2)", "random.randrange(0)"):
    try:
        eval(action)
    except Exception as error:
        print(type(error).__name__, error)

# expect-output:
# | IndexError Cannot choose from an empty sequence
# | ValueError empty range in randint(5, 1)
# | ValueError Sample larger than population or is negative
# | ValueError empty range for randrange()
