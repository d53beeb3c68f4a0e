import sys
import types

m = types.ModuleType("m")
m.__getattr__ = lambda name: f"module {name}"
print(m.anything)  # expect: module anything
