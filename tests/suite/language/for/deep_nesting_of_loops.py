n = 0
for a in range(3):
    for b in range(3):
        for c in range(3):
            for d in range(3):
                for e in range(3):
                    n += a * b * c * d * e
print(n)  # expect: 243
