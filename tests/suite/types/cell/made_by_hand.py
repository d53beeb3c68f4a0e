import types

c = types.CellType(5)
print(c.cell_contents, c == types.CellType(5))  # expect: 5 True
del c.cell_contents
c.cell_contents  # raises: ValueError: Cell is empty
