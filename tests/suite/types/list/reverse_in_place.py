a = [1, 2, 3]
print(a.reverse(), a)  # expect: None [3, 2, 1]
