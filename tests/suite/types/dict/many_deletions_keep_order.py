d = dict.fromkeys(range(1000))
for k in range(0, 1000, 3):
    del d[k]
for k in range(0, 12, 3):
    d[k] = "new"
print(list(d)[:5], list(d)[-5:], len(d))  # expect: [1, 2, 4, 5, 7] [998, 0, 3, 6, 9] 670
