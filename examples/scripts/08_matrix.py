"""A matrix class with operators, slices, exact fractions and a determinant."""

from fractions import Fraction


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("rows differ in length")

    @classmethod
    def identity(cls, size):
        return cls([[int(r == c) for c in range(size)] for r in range(size)])

    def __getitem__(self, key):
        match key:
            case (row, column):
                return self.rows[row][column]
            case row:
                return self.rows[row]

    def __iter__(self):
        return iter(self.rows)

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def __add__(self, other):
        return Matrix([a + b for a, b in zip(r, s, strict=True)] for r, s in zip(self, other, strict=True))

    def __mul__(self, factor):
        return Matrix([x * factor for x in row] for row in self)

    __rmul__ = __mul__

    def __matmul__(self, other):
        columns = list(zip(*other))
        return Matrix([sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in self)

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return result

    def determinant(self):
        rows = [[Fraction(x) for x in row] for row in self]
        product = Fraction(1)
        while rows:
            pivot = next((i for i, row in enumerate(rows) if row[0]), None)
            if pivot is None:
                return Fraction(0)
            if pivot:
                product = -product
            top = rows.pop(pivot)
            product *= top[0]
            rows = [[x - y * row[0] / top[0] for x, y in zip(row[1:], top[1:])] for row in rows]
        return product

    def __str__(self):
        width = max(len(str(x)) for row in self for x in row)
        return "\n".join(" ".join(f"{x!s:>{width}}" for x in row) for row in self)


a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
print(a, "\n")
print(a @ a + 2 * Matrix.identity(3), "\n")
print("determinant", a.determinant(), "of its square", (a @ a).determinant())
print("element", a[1, 1], "row", a[2])
print("fibonacci(100) =", (Matrix([[1, 1], [1, 0]]) ** 100)[0, 1])
try:
    a @ Matrix([[1, 2]])
except ValueError as error:
    print("error:", error)
