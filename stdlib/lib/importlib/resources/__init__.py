"""Files that lie beside modules: files(package) answers their folder, a Traversable, and
as_file() a real path; the other functions do the usual things in one step.
"""

import os
import sys

from .abc import ResourceReader

__all__ = ['Package', 'Anchor', 'ResourceReader', 'as_file', 'files', 'contents', 'is_resource',
           'open_binary', 'open_text', 'path', 'read_binary', 'read_text']

ModuleType = type(sys)
Package = ModuleType | str
Anchor = Package


def _module(anchor):
    if anchor is None:
        # the caller's package
        frame = sys._getframe(2)
        anchor = frame.f_globals.get('__name__')
    if isinstance(anchor, ModuleType):
        return anchor
    if not isinstance(anchor, str):
        raise TypeError(f"expected a module or its name, not {type(anchor).__name__}")
    from importlib import import_module
    return import_module(anchor)


def files(anchor=None):
    """Return the folder of a package or module, the caller's if none is given."""
    from pathlib import Path
    module = _module(anchor)
    spec = module.__spec__
    reader_of = getattr(getattr(spec, 'loader', None), 'get_resource_reader', None)
    if reader_of is not None:
        reader = reader_of(spec.name)
        if reader is not None and hasattr(reader, 'files'):
            return reader.files()
    if spec is not None and spec.submodule_search_locations:
        return Path(next(iter(spec.submodule_search_locations)))
    origin = getattr(spec, 'origin', None) or getattr(module, '__file__', None)
    if origin is None:
        raise TypeError(f"{module!r} has no resources")
    return Path(origin).parent


class _AsFile:
    """The context manager that as_file() answers."""

    def __init__(self, traversable):
        self.traversable = traversable
        self.folder = None

    def __enter__(self):
        if isinstance(self.traversable, os.PathLike):
            return self.traversable
        # in an archive: a copy
        import tempfile
        from pathlib import Path
        self.folder = tempfile.TemporaryDirectory()
        return _copy(self.traversable, Path(self.folder.name))

    def __exit__(self, *exc_info):
        if self.folder is not None:
            self.folder.cleanup()
        return False


def _copy(source, folder):
    target = folder / source.name
    if source.is_dir():
        target.mkdir()
        for item in source.iterdir():
            _copy(item, target)
    else:
        target.write_bytes(source.read_bytes())
    return target


def as_file(traversable):
    """Return a context manager that gives a path in the file system."""
    return _AsFile(traversable)


def _resource(anchor, names):
    if not names:
        return files(_module(anchor))
    return files(_module(anchor)).joinpath(*names)


def open_binary(anchor, *path_names):
    """Open a resource for reading bytes."""
    return _resource(anchor, path_names).open('rb')


def _text_arguments(path_names, encoding):
    if len(path_names) > 1 and encoding is None:
        raise TypeError("'encoding' argument required with multiple path names")
    return 'utf-8' if encoding is None else encoding


def open_text(anchor, *path_names, encoding=None, errors='strict'):
    """Open a resource for reading text."""
    encoding = _text_arguments(path_names, encoding)
    return _resource(anchor, path_names).open('r', encoding=encoding, errors=errors)


def read_binary(anchor, *path_names):
    """Return the bytes of a resource."""
    return _resource(anchor, path_names).read_bytes()


def read_text(anchor, *path_names, encoding=None, errors='strict'):
    """Return the text of a resource."""
    encoding = _text_arguments(path_names, encoding)
    resource = _resource(anchor, path_names)
    with resource.open('r', encoding=encoding, errors=errors) as file:
        return file.read()


def path(anchor, *path_names):
    """Return a context manager that gives the path of a resource."""
    return as_file(_resource(anchor, path_names))


def is_resource(anchor, *path_names):
    """Return whether a name is that of a file."""
    return _resource(anchor, path_names).is_file()


def contents(anchor, *path_names):
    """Return the names of what is in a folder.  Deprecated: use files().iterdir()."""
    import warnings
    warnings.warn("importlib.resources.contents is deprecated. Use files(anchor).iterdir() "
                  "instead.", DeprecationWarning, stacklevel=2)
    return (item.name for item in _resource(anchor, path_names).iterdir())
