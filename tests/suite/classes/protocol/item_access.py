class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        return self.cells.get(key, ".")

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]


g = Grid()
g[1, 2] = "x"
g[:] = "all"
print(g[1, 2], g[0], g.cells)  # expect: x . {(1, 2): 'x', slice(None, None, None): 'all'}
del g[1, 2]
print(g[1, 2])  # expect: .
