class V:
    def __init__(self, *parts):
        self.parts = list(parts)

    def __lt__(self, other):
        return self.parts < other.parts

    def __eq__(self, other):
        return self.parts == other.parts


print(V(V(1), V(2)) < V(V(1), V(3)), V(V()) == V(V()), sorted([V(2), V(1, 5), V(1)])[0].parts)  # expect: True True [1]
