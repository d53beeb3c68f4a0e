class Contains:
    def __contains__(self, x):
        return x


class Iter:
    def __iter__(self):
        return iter("abc")


print("yes" in Contains(), "" in Contains(), "b" in Iter(), "z" not in Iter())  # expect: True False True True
