a = [1, 2, 3]
print(a.pop(), a)  # expect: 3 [1, 2]
print(a.pop(0), a)  # expect: 1 [2]
print(a.pop(-1), a)  # expect: 2 []
