"""The finders, loaders and suffixes of the import system."""

from ._bootstrap import ModuleSpec, BuiltinImporter, FrozenImporter
from ._bootstrap_external import (SOURCE_SUFFIXES, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES,
                                  DEBUG_BYTECODE_SUFFIXES as _DEBUG_BYTECODE_SUFFIXES,
                                  OPTIMIZED_BYTECODE_SUFFIXES as _OPTIMIZED_BYTECODE_SUFFIXES)
from ._bootstrap_external import (WindowsRegistryFinder, PathFinder, FileFinder,
                                  SourceFileLoader, SourcelessFileLoader,
                                  ExtensionFileLoader, AppleFrameworkLoader, NamespaceLoader)

__all__ = ['AppleFrameworkLoader', 'BYTECODE_SUFFIXES', 'BuiltinImporter',
           'DEBUG_BYTECODE_SUFFIXES', 'EXTENSION_SUFFIXES', 'ExtensionFileLoader',
           'FileFinder', 'FrozenImporter', 'ModuleSpec', 'NamespaceLoader',
           'OPTIMIZED_BYTECODE_SUFFIXES', 'PathFinder', 'SOURCE_SUFFIXES',
           'SourceFileLoader', 'SourcelessFileLoader', 'WindowsRegistryFinder',
           'all_suffixes']


def all_suffixes():
    """Return all suffixes that files of modules may have."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


def __getattr__(name):
    if name in ('DEBUG_BYTECODE_SUFFIXES', 'OPTIMIZED_BYTECODE_SUFFIXES'):
        import warnings
        warnings.warn(f'importlib.machinery.{name} is deprecated; use '
                      'importlib.machinery.BYTECODE_SUFFIXES instead.',
                      DeprecationWarning, stacklevel=2)
        return globals()['_' + name]
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
