print(1, 2, 3, sep="-", end="!\n")  # expect: 1-2-3!
print("a", "b", sep="")  # expect: ab
print()  # expect:
print("x", end="")
print("y")  # expect: xy
print(1, None, 2.5, sep=None)  # expect: 1 None 2.5
