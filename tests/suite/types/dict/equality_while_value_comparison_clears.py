class E:
    def __eq__(self, other):
        b.clear()
        return True


a, b = {"k": E(), "l": 1}, {"k": E(), "l": 1}
print(a == b)  # expect: False
