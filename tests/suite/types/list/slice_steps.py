a = list(range(10))
print(a[::3])  # expect: [0, 3, 6, 9]
print(a[::-4])  # expect: [9, 5, 1]
print(a[8:2:-2])  # expect: [8, 6, 4]
print(a[-3:])  # expect: [7, 8, 9]
print(a[100:], a[:-100])  # expect: [] []
