"""Readers of resources beside files and in namespace packages."""

from .resources.abc import TraversableResources, Traversable

__all__ = ['FileReader', 'NamespaceReader', 'MultiplexedPath']


class FileReader(TraversableResources):
    def __init__(self, loader):
        from pathlib import Path
        self.path = Path(loader.path).parent

    def resource_path(self, resource):
        """Return the path of a resource."""
        return str(self.path.joinpath(resource))

    def files(self):
        return self.path


class MultiplexedPath(Traversable):
    """Several folders as one."""

    def __init__(self, *paths):
        from pathlib import Path
        self._paths = list(dict.fromkeys(Path(path) for path in paths))
        if not self._paths:
            raise FileNotFoundError('MultiplexedPath must contain at least one path')
        if not all(path.is_dir() for path in self._paths):
            raise NotADirectoryError('MultiplexedPath only supports directories')

    def iterdir(self):
        seen = set()
        for path in self._paths:
            for child in path.iterdir():
                if child.name not in seen:
                    seen.add(child.name)
                    yield child

    def is_dir(self):
        return True

    def is_file(self):
        return False

    def joinpath(self, *descendants):
        for path in self._paths:
            found = path.joinpath(*descendants)
            if found.exists():
                return found
        return self._paths[0].joinpath(*descendants)

    def open(self, *args, **kwargs):
        raise FileNotFoundError(f'{self} is not a file')

    @property
    def name(self):
        return self._paths[0].name

    def __repr__(self):
        return f"MultiplexedPath({', '.join(repr(str(path)) for path in self._paths)})"


class NamespaceReader(TraversableResources):
    def __init__(self, namespace_path):
        self.path = MultiplexedPath(*namespace_path)

    def resource_path(self, resource):
        """Return the path of a resource."""
        return str(self.path.joinpath(resource))

    def files(self):
        return self.path
