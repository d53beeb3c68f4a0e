# The part of warnings that other interpreters have in their core, by its name there.  Unlike the rest it looks
# closely at the module that is blamed.

import _py_warnings
from _py_warnings import (
    _acquire_lock, _filters_mutated_lock_held, _release_lock, filters, warn,
    defaultaction as _defaultaction, onceregistry as _onceregistry,
)


def warn_explicit(message, category, filename, lineno,
                  module=None, registry=None, module_globals=None,
                  source=None):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if isinstance(module_globals, dict):
        _check_loader(module_globals)
    _py_warnings.warn_explicit(message, category, filename, lineno, module, registry,
                               module_globals, source)


def _check_loader(module_globals):
    """Complain about a module that has no __spec__.loader, or another one than __loader__."""
    missing = object()
    loader = module_globals.get('__loader__')
    spec = module_globals.get('__spec__', missing)
    if spec is None and module_globals.get('__name__') == '__main__':
        return      # a script, or a command
    if loader is None:
        if spec is missing:
            return
        if spec is None:
            raise ValueError('Module globals is missing a __spec__.loader')
        try:
            spec_loader = spec.loader
        except AttributeError:
            raise AttributeError('Module globals is missing a __spec__.loader') from None
        if spec_loader is None:
            raise ValueError('Module globals is missing a __spec__.loader')
        return
    spec_loader = getattr(spec, 'loader', None)
    if spec_loader is None:
        warn('Module globals is missing a __spec__.loader', DeprecationWarning, 3)
    elif spec_loader != loader:
        warn('Module globals; __loader__ != __spec__.loader', DeprecationWarning, 3)
