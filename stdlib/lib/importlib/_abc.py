"""The abstract base class of loaders; apart so that importlib.util needs no more."""

import abc
from . import _bootstrap


class Loader(metaclass=abc.ABCMeta):
    """What loads modules."""

    def create_module(self, spec):
        """Return a module to be filled, or None for an ordinary one; ImportError if it
        cannot be loaded.  May be left as it is."""
        return None     # an ordinary one

    def load_module(self, fullname):
        """Load a module, put it into sys.modules and return it.

        Deprecated: loaders have exec_module().
        """
        if not hasattr(self, 'exec_module'):
            raise ImportError
        # warns
        return _bootstrap._load_module_shim(self, fullname)
