x = 3
print(f"{x + 1} {x!r} {len('ab')} {[i for i in range(x)]} {(lambda: x)()} {x if x else 0}")  # expect: 4 3 2 [0, 1, 2] 3 3
