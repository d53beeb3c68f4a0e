class Meddler:
    def __hash__(self):
        return 0

    def __eq__(self, other):
        members.clear()
        return False


members = set()
members = {Meddler() for _ in range(10)}
result = {0}
result.update(members)
print(len(members), 0 in result)  # expect: 0 True


class Changer:
    def __eq__(self, other):
        left.clear()
        return True

    __hash__ = None


left, right = {0: Changer()}, {0: Changer()}
print(left == right)  # expect: True
