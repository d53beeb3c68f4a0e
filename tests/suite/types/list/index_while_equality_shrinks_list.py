class E:
    def __eq__(self, other):
        a.clear()
        return False


a = [E(), E()]
try:
    a.index(5)
except ValueError as error:
    print(error, a)  # expect: list.index(x): x not in list []
