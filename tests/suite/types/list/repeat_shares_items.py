row = [[]] * 3
row[0].append(1)
print(row)  # expect: [[1], [1], [1]]
