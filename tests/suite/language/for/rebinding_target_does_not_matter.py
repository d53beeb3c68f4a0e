for i in range(3):
    print(i)
    i = 100

# expect-output:
# | 0
# | 1
# | 2
