for view in (lambda table: table, dict.keys, dict.values, dict.items):
    table = {0: 0}
    try:
        for _ in view(table):
            del table[0]
            table[0] = 0
    except RuntimeError as error:
        print(error)
table = {0: 0, 1: 1}
try:
    for key in reversed(table):
        if key == 0:
            break
        del table[0]
        table[0] = 0
        del table[1]
        table[1] = 0
    print('left')
except RuntimeError as error:
    print(error)
table = {key: key for key in range(20)}
for key in range(10, 20):
    del table[key]
print(table.popitem(), list(reversed(table)))
table[50] = 50
print(list(table), table.popitem(), table.popitem())

# expect-output:
# | dictionary keys changed during iteration
# | dictionary keys changed during iteration
# | dictionary keys changed during iteration
# | dictionary keys changed during iteration
# | left
# | (9, 9) [8, 7, 6, 5, 4, 3, 2, 1, 0]
# | [0, 1, 2, 3, 4, 5, 6, 7, 8, 50] (50, 50) (8, 8)
