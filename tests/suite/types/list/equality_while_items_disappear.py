class E:
    def __eq__(self, other):
        a.clear()
        b.clear()
        return True


a, b = [E(), 1], [E(), 2]
print(a == b, a, b)  # expect: True [] []
