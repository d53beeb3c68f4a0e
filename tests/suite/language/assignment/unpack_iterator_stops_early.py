def numbers():
    for n in range(10):
        print("made", n)
        yield n


try:
    a, b = numbers()
except ValueError as error:
    print(error)

# expect-output:
# | made 0
# | made 1
# | made 2
# | too many values to unpack (expected 2)
