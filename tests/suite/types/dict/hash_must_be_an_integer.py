class Key:
    def __hash__(self):
        return "x"


hash(Key())  # raises: TypeError: __hash__ method should return an integer
