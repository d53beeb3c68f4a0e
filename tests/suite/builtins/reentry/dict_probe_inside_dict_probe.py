class K:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return {"a": self.n}.get("a") == {K2(): other.n}.get(K2())


class K2:
    def __hash__(self):
        return 2

    def __eq__(self, other):
        return True


d = {K(1): "one", K(2): "two"}
print(d[K(2)], K(3) in d)  # expect: two False
