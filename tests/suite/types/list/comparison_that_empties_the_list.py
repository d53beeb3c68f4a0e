class E:
    def __eq__(self, other):
        a.clear()
        return False


a = [E(), E(), E()]
print(5 in a, a)  # expect: False []
