a = [2, 1, 0]
try:
    a.sort(key=lambda x: 1 / x)
except ZeroDivisionError:
    print(sorted(a))  # expect: [0, 1, 2]
