def tag(cls):
    cls.tag = cls.__name__.lower()
    return cls


@tag
class Thing:
    pass


print(Thing.tag)  # expect: thing
