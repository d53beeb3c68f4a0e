import importlib.abc
import importlib.machinery
import sys


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name == "virtual":
            return importlib.machinery.ModuleSpec(name, self)

    def exec_module(self, module):
        module.answer = 42


sys.meta_path.append(Finder())
import virtual

print(virtual.answer, virtual.__spec__.name)  # expect: 42 virtual
