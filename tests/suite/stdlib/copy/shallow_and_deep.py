import copy

a = [[1], {"k": [2]}]
s, d = copy.copy(a), copy.deepcopy(a)
a[0].append(9)
print(s, d, s[1] is a[1], d[1] is a[1])  # expect: [[1, 9], {'k': [2]}] [[1], {'k': [2]}] True False
