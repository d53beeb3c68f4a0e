x = 1
print(rf"\n{x}\d", fr"{x}\t", F"{x}")  # expect: \n1\d 1\t 1
