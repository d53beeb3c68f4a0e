class E:
    def __repr__(self):
        a.clear()
        return "E"


a = [E(), 1, 2]
print(repr(a), a)  # expect: [E] []
