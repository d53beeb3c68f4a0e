class A:
    def __init__(self):
        self.x = 1


print(A().__getstate__(), A().__reduce_ex__(2)[2], object().__getstate__())  # expect: {'x': 1} {'x': 1} None
