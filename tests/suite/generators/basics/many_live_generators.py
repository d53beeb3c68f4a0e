def g(n):
    while True:
        n += 1
        yield n


gs = [g(i) for i in range(2000)]
for _ in range(3):
    total = sum(next(it) for it in gs)
print(total)  # expect: 2005000
