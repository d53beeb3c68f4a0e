class A:
    def __bool__(self):
        raise ValueError("undecided")  # raises: ValueError: undecided


if A():
    pass
