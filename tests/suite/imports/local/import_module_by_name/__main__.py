import importlib

print(importlib.import_module("pkg.sub").value, importlib.import_module(".sub", "pkg").value)  # expect: 42 42
