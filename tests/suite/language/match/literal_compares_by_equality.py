class Any:
    def __eq__(self, other):
        return True


match Any():
    case 42:
        print("equal")  # expect: equal
match 1.0:
    case 1:
        print("one")  # expect: one
