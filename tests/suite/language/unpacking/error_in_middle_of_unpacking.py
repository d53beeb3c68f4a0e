class A:
    def __iter__(self):
        yield 1
        raise KeyError("broken")  # raises: KeyError: 'broken'


a, b = A()
