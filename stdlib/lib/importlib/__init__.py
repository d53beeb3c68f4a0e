"""The import system, to be used from programs: import_module(), reload(),
invalidate_caches(); more of it in machinery, util, abc and resources.
"""

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

import _imp
import sys

# The two halves of the work; a program may know them by the names that they have in an interpreter's
# core, and then they stay when this package is loaded again.
if sys.modules.get('_frozen_importlib') is None:
    import _thread      # the locks of imports want it
    from . import _bootstrap
    _bootstrap.__name__ = 'importlib._bootstrap'
    _bootstrap._setup(sys, _imp)
    sys.modules.setdefault('_frozen_importlib', _bootstrap)
else:
    import _frozen_importlib as _bootstrap
    sys.modules['importlib._bootstrap'] = _bootstrap

if sys.modules.get('_frozen_importlib_external') is None:
    from . import _bootstrap_external
    _bootstrap_external.__name__ = 'importlib._bootstrap_external'
    _bootstrap_external._set_bootstrap_module(_bootstrap)
    _bootstrap._bootstrap_external = _bootstrap_external
    _bootstrap_external._adopt_modules(_imp)
    sys.modules.setdefault('_frozen_importlib_external', _bootstrap_external)
else:
    import _frozen_importlib_external as _bootstrap_external
    sys.modules['importlib._bootstrap_external'] = _bootstrap_external

from ._bootstrap import __import__

# The interpreter's own finders are not objects; programs see these in their place.
if _bootstrap.BuiltinImporter not in sys.meta_path:
    sys.meta_path.append(_bootstrap.BuiltinImporter)
    sys.meta_path.append(_bootstrap.FrozenImporter)
    _bootstrap_external._install(_bootstrap)


def invalidate_caches():
    """Let the finders forget what they know, for modules that were made meanwhile."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import a module and return it.  package: what a name with leading dots is relative to."""
    level = 0
    if name.startswith('.'):
        if not package:
            raise TypeError("the 'package' argument is required to perform a "
                            f"relative import for {name!r}")
        for character in name:
            if character != '.':
                break
            level += 1
        name = _bootstrap._resolve_name(name[level:], package, level)
    return _imp.import_module(name)


_RELOADING = {}


def reload(module):
    """Execute a module anew, in the same namespace, and return it."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _RELOADING:
        return _RELOADING[name]
    _RELOADING[name] = module
    try:
        parent_name = name.rpartition('.')[0]
        if parent_name:
            try:
                parent = sys.modules[parent_name]
            except KeyError:
                raise ImportError(f"parent {parent_name!r} not in sys.modules",
                                  name=parent_name) from None
            pkgpath = parent.__path__
        else:
            pkgpath = None
        spec = module.__spec__ = _bootstrap._find_spec(name, pkgpath, module)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _bootstrap._exec(spec, module)
        # it may have replaced itself
        return sys.modules[name]
    finally:
        try:
            del _RELOADING[name]
        except KeyError:
            pass
