class A:
    pass


a = A()
a.__dict__["x"] = 1
a.y = 2
print(a.x, a.__dict__, vars(a) is a.__dict__)  # expect: 1 {'x': 1, 'y': 2} True
a.__dict__ = {"z": 3}
print(a.z, hasattr(a, "x"))  # expect: 3 False
