items = [10, 20, 30]
for index in (0, -1, 1, -3, 2, 3, -4, -2):
    try:
        items[index] += 1
        print(index, items[index])
    except IndexError as error:
        print(index, error)


def store(index, value):
    items[index] = value


for index in (0, 0, -1, -1, 3, -4, 1):
    try:
        store(index, index)
    except IndexError as error:
        print(index, error)
print(items, [[1], [2]][-1], [[1], [2]][0])

# expect-output:
# | 0 11
# | -1 31
# | 1 21
# | -3 12
# | 2 32
# | 3 list index out of range
# | -4 list index out of range
# | -2 22
# | 3 list assignment index out of range
# | -4 list assignment index out of range
# | [0, 1, -1] [2] [1]
