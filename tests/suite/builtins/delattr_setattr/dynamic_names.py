class A:
    pass


a = A()
setattr(a, "odd name", 1)
print(getattr(a, "odd name"), a.__dict__)  # expect: 1 {'odd name': 1}
delattr(a, "odd name")
print(hasattr(a, "odd name"))  # expect: False
