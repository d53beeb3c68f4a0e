def find(rows, x):
    for i, row in enumerate(rows):
        for j, item in enumerate(row):
            if item == x:
                return i, j


print(find([[1, 2], [3, 4]], 3), find([], 1))  # expect: (1, 0) None
