"""Abstract base classes of the import system."""

import abc

from . import _bootstrap_external
from . import machinery
from ._abc import Loader

__all__ = ['Loader', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader', 'InspectLoader',
           'ExecutionLoader', 'FileLoader', 'SourceLoader']


def _register(abstract_cls, *classes):
    for cls in classes:
        abstract_cls.register(cls)


class MetaPathFinder(metaclass=abc.ABCMeta):
    """A finder for sys.meta_path: has find_spec(fullname, path, target=None)."""

    def invalidate_caches(self):
        """Forget what is known, if anything is remembered."""


_register(MetaPathFinder, machinery.BuiltinImporter, machinery.FrozenImporter,
          machinery.PathFinder, machinery.WindowsRegistryFinder)


class PathEntryFinder(metaclass=abc.ABCMeta):
    """A finder for an entry of a path, made by sys.path_hooks: has find_spec(fullname,
    target=None)."""

    def invalidate_caches(self):
        """Forget what is known, if anything is remembered."""


_register(PathEntryFinder, machinery.FileFinder)


class ResourceLoader(Loader):
    """A loader that can read files from where its modules are.

    Deprecated: see importlib.resources.abc.
    """

    def __init__(self):
        import warnings
        warnings.warn('importlib.abc.ResourceLoader is deprecated in favour of supporting '
                      'resource loading through importlib.resources.abc.TraversableResources.',
                      DeprecationWarning, stacklevel=2)
        super().__init__()

    @abc.abstractmethod
    def get_data(self, path):
        """Return the bytes of a file."""
        raise OSError


class InspectLoader(Loader):
    """A loader that can be asked about its modules."""

    def is_package(self, fullname):
        """Return whether a module is a package; ImportError if it cannot be found."""
        raise ImportError

    def get_code(self, fullname):
        """Return the code object of a module, or None; ImportError if it cannot be found."""
        source = self.get_source(fullname)
        if source is None:
            return None
        return self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """Return the source of a module, or None; ImportError if it cannot be found."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Return the code object of a source."""
        return compile(data, path, 'exec', dont_inherit=True)

    exec_module = _bootstrap_external._LoaderBasics.exec_module
    load_module = _bootstrap_external._LoaderBasics.load_module


_register(InspectLoader, machinery.BuiltinImporter, machinery.FrozenImporter,
          machinery.NamespaceLoader)


class ExecutionLoader(InspectLoader):
    """A loader whose modules can be run as scripts."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """Return what __file__ of a module is; ImportError if it cannot be found."""
        raise ImportError

    def get_code(self, fullname):
        """Return the code object of a module, or None; ImportError if it cannot be found."""
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


_register(ExecutionLoader, machinery.ExtensionFileLoader, machinery.AppleFrameworkLoader)


class FileLoader(_bootstrap_external.FileLoader, ResourceLoader, ExecutionLoader):
    """A loader of one module from one file."""


_register(FileLoader, machinery.SourceFileLoader, machinery.SourcelessFileLoader)


class SourceLoader(_bootstrap_external.SourceLoader, ResourceLoader, ExecutionLoader):
    """A loader of sources: needs get_data() and get_filename()."""

    def path_mtime(self, path):
        """Return when a file was modified, as an int."""
        if self.path_stats.__func__ is SourceLoader.path_stats:
            raise OSError
        return int(self.path_stats(path)['mtime'])

    def path_stats(self, path):
        """Return a dict with mtime and perhaps size of a file."""
        if self.path_mtime.__func__ is SourceLoader.path_mtime:
            raise OSError
        return {'mtime': self.path_mtime(path)}

    def set_data(self, path, data):
        """Write a file, if that is possible."""


_register(SourceLoader, machinery.SourceFileLoader)
