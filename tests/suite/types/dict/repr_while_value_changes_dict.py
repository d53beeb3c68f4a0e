class E:
    def __repr__(self):
        d["new"] = 1
        return "E"


d = {"a": E()}
try:
    print(repr(d))  # expect: {'a': E, 'new': 1}
except RuntimeError as error:
    print(error)
