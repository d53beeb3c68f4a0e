class A:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("broken")  # raises: ValueError: broken


for x in A():
    pass
