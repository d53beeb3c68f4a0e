"""Helpers for finders and loaders."""

from ._abc import Loader
from ._bootstrap import module_from_spec, _resolve_name, spec_from_loader, _find_spec
from ._bootstrap_external import (MAGIC_NUMBER, cache_from_source, decode_source,
                                  source_from_cache, spec_from_file_location)

import _imp
import sys
import types

__all__ = ['LazyLoader', 'Loader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source',
           'find_spec', 'module_from_spec', 'resolve_name', 'source_from_cache',
           'source_hash', 'spec_from_file_location', 'spec_from_loader']


def source_hash(source_bytes):
    "Return the hash of a source, 8 bytes."
    return _imp.source_hash(int.from_bytes(MAGIC_NUMBER, 'little'), source_bytes)


def resolve_name(name, package):
    """Make a relative module name absolute."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {repr(name)} '
                          '(required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return _resolve_name(name[level:], package, level)


def _spec_of_loaded(fullname):
    module = sys.modules[fullname]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{fullname}.__spec__ is not set') from None
    if spec is None:
        raise ValueError(f'{fullname}.__spec__ is None')
    return spec


def find_spec(name, package=None):
    """Return the spec of a module, of the one in sys.modules if it is there; None if there is
    no such module.  Parent packages are imported.

    package: what a name with leading dots is relative to.
    """
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname in sys.modules:
        return _spec_of_loaded(fullname)
    parent_name = fullname.rpartition('.')[0]
    if not parent_name:
        return _find_spec(fullname, None)
    parent = __import__(parent_name, fromlist=['__path__'])
    try:
        parent_path = parent.__path__
    except AttributeError as error:
        raise ModuleNotFoundError(
            f"__path__ attribute not found on {parent_name!r} "
            f"while trying to find {fullname!r}", name=fullname) from error
    return _find_spec(fullname, parent_path)


class _incompatible_extension_module_restrictions:
    """While its block runs, compiled modules that know nothing of subinterpreters may or may
    not be loaded."""

    def __init__(self, *, disable_check):
        self.disable_check = bool(disable_check)

    def __enter__(self):
        self.old = _imp._override_multi_interp_extensions_check(self.override)
        return self

    def __exit__(self, *args):
        old = self.old
        del self.old
        _imp._override_multi_interp_extensions_check(old)

    @property
    def override(self):
        return -1 if self.disable_check else 1


class _LazyModule(types.ModuleType):
    """A module that is executed when an attribute is first asked for."""

    def __getattribute__(self, attr):
        spec = object.__getattribute__(self, '__spec__')
        state = spec.loader_state
        with state['lock']:
            # another thread may have loaded it meanwhile
            if object.__getattribute__(self, '__class__') is _LazyModule:
                namespace = object.__getattribute__(self, '__dict__')
                # a thread that loads it may come here again
                if state['is_loading']:
                    if attr.startswith('__') and attr.endswith('__') or attr in namespace:
                        return object.__getattribute__(self, attr)
                    raise AttributeError(attr)
                state['is_loading'] = True
                _LazyModule._load(self, spec, namespace, state)
        return getattr(self, attr)

    def _load(self, spec, namespace, state):
        """Execute it; what was set on the module before is set after it again."""
        name = spec.name
        before = state['__dict__']
        updates = {}
        for key, value in namespace.items():
            if key not in before or id(namespace[key]) != id(before[key]):
                updates[key] = value
        spec.loader.exec_module(self)
        if name in sys.modules and id(self) != id(sys.modules[name]):
            raise ValueError(f"module object for {name!r} substituted in sys.modules "
                             "during a lazy load")
        namespace.update(updates)
        # past a __setattr__ of its own
        object.__setattr__(self, '__class__', state['__class__'])

    def __delattr__(self, attr):
        # the module decides what may be deleted
        self.__getattribute__(attr)
        delattr(self, attr)


class LazyLoader(Loader):
    """A loader that lets another one load a module when it is first used."""

    @staticmethod
    def __check_eager_loader(loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')

    @classmethod
    def factory(cls, loader):
        """Return a function that makes a lazy loader for what a loader class makes."""
        cls.__check_eager_loader(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def __init__(self, loader):
        self.__check_eager_loader(loader)
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Make the module one that loads itself later."""
        import threading
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = {
            '__dict__': module.__dict__.copy(),
            '__class__': module.__class__,
            'lock': threading.RLock(),
            'is_loading': False,
        }
        module.__class__ = _LazyModule
