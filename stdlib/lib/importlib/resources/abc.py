"""Abstract base classes of resources."""

import abc

__all__ = ["ResourceReader", "Traversable", "TraversableResources"]


class ResourceReader(metaclass=abc.ABCMeta):
    """What loaders answer to get_resource_reader()."""

    @abc.abstractmethod
    def open_resource(self, resource):
        """Return a stream of the bytes of a resource."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """Return the path of a resource, if it has one."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Return whether a name is that of a file."""
        raise FileNotFoundError

    @abc.abstractmethod
    def contents(self):
        """Return an iterable of names."""
        raise FileNotFoundError


class Traversable(metaclass=abc.ABCMeta):
    """A file or folder, as much of pathlib.Path as archives can have too."""

    @abc.abstractmethod
    def iterdir(self):
        """Yield what is in a folder."""

    def read_bytes(self):
        """Return all bytes."""
        with self.open('rb') as stream:
            return stream.read()

    def read_text(self, encoding=None, errors=None):
        """Return all text."""
        with self.open(encoding=encoding, errors=errors) as stream:
            return stream.read()

    @abc.abstractmethod
    def is_dir(self):
        """Return whether it is a folder."""

    @abc.abstractmethod
    def is_file(self):
        """Return whether it is a file."""

    def joinpath(self, *descendants):
        """Return what is below by a path."""
        current = self
        for part in '/'.join(map(str, descendants)).split('/'):
            for item in current.iterdir():
                if item.name == part:
                    current = item
                    break
            else:
                raise FileNotFoundError(f"{part!r} not found in {current!r}")
        return current

    def __truediv__(self, child):
        """Return a child."""
        return self.joinpath(child)

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """Open it."""

    @property
    @abc.abstractmethod
    def name(self):
        """The name, without the folder."""


class TraversableResources(ResourceReader):
    """A reader that answers a folder."""

    @abc.abstractmethod
    def files(self):
        """Return the folder of the package."""

    def open_resource(self, resource):
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (item.name for item in self.files().iterdir())
