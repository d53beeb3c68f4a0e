class Key:
    def __hash__(self):
        raise ValueError("no hash")  # raises: ValueError: no hash


{Key(): 1}
