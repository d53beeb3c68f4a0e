import types

m = types.ModuleType("demo")
m.x = 1
print(m, m.__dict__["x"], m.__name__, m.__doc__)  # expect: <module 'demo'> 1 demo None
del m.x
m.x  # raises: AttributeError: module 'demo' has no attribute 'x'
