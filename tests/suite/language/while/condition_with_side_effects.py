items = [3, 0, 5]
while items and (x := items.pop(0)) is not None:
    print(x, items)

# expect-output:
# | 3 [0, 5]
# | 0 [5]
# | 5 []
