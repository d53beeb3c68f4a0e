class C:
    @property
    def x(self):
        return 1


C().x = 2  # raises: AttributeError: property 'x' of 'C' object has no setter
