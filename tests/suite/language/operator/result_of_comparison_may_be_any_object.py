class V:
    def __eq__(self, other):
        return [1, 2]

    def __lt__(self, other):
        return []


print(V() == 1, V() < 1, bool(V() < 1))  # expect: [1, 2] [] False
