import sys
import textwrap

import importlib
import importlib.machinery

import string

for module in textwrap, string:
    spec = module.__spec__
    print(isinstance(spec, importlib.machinery.ModuleSpec), spec.name, spec.loader is module.__loader__, repr(spec)[:18], spec.parent == "")
print(importlib.machinery.ModuleSpec, importlib.machinery.BuiltinImporter)
print(importlib.machinery.SourceFileLoader, sys.__loader__)
import _frozen_importlib, _frozen_importlib_external
print(_frozen_importlib is importlib._bootstrap, _frozen_importlib_external is importlib._bootstrap_external)
print(_frozen_importlib.__name__, _frozen_importlib_external.__name__)
print(__spec__, type(__loader__).__name__, __loader__.name, __loader__.get_code("__main__").co_name)

# expect-output:
# | True textwrap True ModuleSpec(name='t True
# | True string True ModuleSpec(name='s False
# | <class '_frozen_importlib.ModuleSpec'> <class '_frozen_importlib.BuiltinImporter'>
# | <class '_frozen_importlib_external.SourceFileLoader'> <class '_frozen_importlib.BuiltinImporter'>
# | True True
# | importlib._bootstrap importlib._bootstrap_external
# | None SourceFileLoader __main__ <module>
