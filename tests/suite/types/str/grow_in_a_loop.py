s = ""
for i in range(1000):
    s += str(i % 10)
print(len(s), s[:12], s[-3:])  # expect: 1000 012345678901 789
