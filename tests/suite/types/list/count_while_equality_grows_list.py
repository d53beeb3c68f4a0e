class E:
    def __eq__(self, other):
        if len(a) < 5:
            a.append(1)
        return True


a = [E(), E()]
print(a.count(7), len(a))  # expect: 2 4
