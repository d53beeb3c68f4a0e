import space.part

print(space.part.x, getattr(space, "__file__", None))  # expect: 1 None
