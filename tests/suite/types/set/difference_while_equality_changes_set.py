class E:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        right.clear()
        return False


left, right = {E()}, {E()}
print(len(left - right), len(right))  # expect: 1 0
