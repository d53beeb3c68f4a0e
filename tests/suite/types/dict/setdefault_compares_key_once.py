class K:
    count = 0

    def __hash__(self):
        return 5

    def __eq__(self, other):
        K.count += 1
        return True


d = {K(): 1}
print(d.setdefault(K(), 2), K.count, len(d))  # expect: 1 1 1
