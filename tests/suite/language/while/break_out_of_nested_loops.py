for a in range(3):
    b = 0
    while True:
        b += 1
        if b > a:
            break
    print(a, b)

# expect-output:
# | 0 1
# | 1 2
# | 2 3
