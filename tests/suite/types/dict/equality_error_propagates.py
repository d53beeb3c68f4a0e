class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        raise ValueError("no equality")  # raises: ValueError: no equality


d = {Key(): 1}
d[Key()]
