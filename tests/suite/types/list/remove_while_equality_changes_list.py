class E:
    def __eq__(self, other):
        a.clear()
        return True


a = [E(), 1, 2]
a.remove(5)
print(a)  # expect: []
