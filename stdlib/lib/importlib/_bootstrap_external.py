"""The import system, second half: modules found along paths and loaded from files.

PathFinder asks, for each entry of sys.path or of a package's __path__, a finder made by
sys.path_hooks; FileFinder is the one for directories.  Sources are compiled each time: there are
no cache files.
"""

# what is defined here says that it comes from the interpreter's core
__name__ = '_frozen_importlib_external'

import sys
import posix as _os
import _imp

_bootstrap = None

_MS_WINDOWS = False
path_separators = path_sep = '/'
path_sep_tuple = ('/',)
_pathseps_with_colon = set()

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []

_PYCACHE = '__pycache__'
_OPT = 'opt-'
# no cache file of another interpreter is taken for one of ours
MAGIC_NUMBER = getattr(_imp, 'pyc_magic_number_token', 0).to_bytes(4, 'little')
_code_type = type((lambda: None).__code__)
_POPULATE = object()


# -- paths -----------------------------------------------------------------------------------

def _make_relax_case():
    def _relax_case():
        """Whether the case of file names does not count; here it always does."""
        return False
    return _relax_case


_relax_case = _make_relax_case()


def _pack_uint32(x):
    return (int(x) & 0xFFFFFFFF).to_bytes(4, 'little')


def _unpacker(count):
    def unpack(data):
        assert len(data) == count
        return int.from_bytes(data, 'little')
    return unpack


_unpack_uint16, _unpack_uint32, _unpack_uint64 = map(_unpacker, (2, 4, 8))


def _path_join(*path_parts):
    """Join parts that are not empty by one slash each."""
    parts = [part.rstrip('/') if index or part.rstrip('/') else '/'
             for index, part in enumerate(path_parts) if part]
    if not parts:
        return ''
    if parts[0] == '/' and len(parts) > 1:
        return '/' + '/'.join(parts[1:])
    return '/'.join(parts)


def _path_split(path):
    head, slash, tail = path.rpartition('/')
    if not slash:
        return '', path
    return head, tail


def _path_stat(path):
    """Stat of a path; may be replaced to keep results for a while."""
    return _os.stat(path)


def _path_is_mode_type(path, mode):
    try:
        stat = _path_stat(path)
    except (OSError, ValueError):
        return False
    return (stat.st_mode & 0o170000) == mode


def _path_isfile(path):
    return _path_is_mode_type(path, 0o100000)


def _path_isdir(path):
    return _path_is_mode_type(path or _os.getcwd(), 0o040000)


def _path_isabs(path):
    return path.startswith('/')


def _path_abspath(path):
    if _path_isabs(path):
        return path
    for part in ('./',):
        while path.startswith(part):
            path = path[len(part):]
    if path == '.':
        path = ''
    return _path_join(_os.getcwd(), path)


def _read_file(path):
    fd = _os.open(path, _os.O_RDONLY | getattr(_os, 'O_CLOEXEC', 0))
    try:
        chunks = []
        while True:
            chunk = _os.read(fd, 1 << 18)
            if not chunk:
                return b''.join(chunks)
            chunks.append(chunk)
    finally:
        _os.close(fd)


def _write_atomic(path, data, mode=0o666):
    """Write a file that is there whole or not at all."""
    temporary = f'{path}.{id(path)}'
    fd = _os.open(temporary, _os.O_EXCL | _os.O_CREAT | _os.O_WRONLY, mode & 0o666)
    try:
        try:
            written = _os.write(fd, data)
        finally:
            _os.close(fd)
        if written != len(data):
            raise OSError("os.write() didn't write the full pyc file")
        _os.replace(temporary, path)
    except OSError:
        try:
            _os.unlink(temporary)
        except OSError:
            pass
        raise


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Return the path of the cache file of a source file, whether or not either exists."""
    if debug_override is not None:
        _bootstrap._warn('the debug_override parameter is deprecated; use '
                         "'optimization' instead", DeprecationWarning)
        if optimization is not None:
            raise TypeError('debug_override or optimization must be set to None')
        optimization = '' if debug_override else 1
    path = _os.fspath(path)
    head, tail = _path_split(path)
    base, sep, rest = tail.rpartition('.')
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    almost = ''.join([(base if base else rest), sep, tag])
    if optimization is None:
        optimization = '' if sys.flags.optimize == 0 else sys.flags.optimize
    optimization = str(optimization)
    if optimization != '':
        if not optimization.isalnum():
            raise ValueError(f'{optimization!r} is not alphanumeric')
        almost = f'{almost}.{_OPT}{optimization}'
    filename = almost + BYTECODE_SUFFIXES[0]
    if sys.pycache_prefix is not None:
        head = _path_abspath(head)
        return _path_join(sys.pycache_prefix, head.lstrip('/'), filename)
    return _path_join(head, _PYCACHE, filename)


def source_from_cache(path):
    """Return the path of the source file of a cache file, whether or not either exists."""
    if sys.implementation.cache_tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    path = _os.fspath(path)
    head, pycache_filename = _path_split(path)
    found_in_pycache_prefix = False
    if sys.pycache_prefix is not None:
        stripped = sys.pycache_prefix.rstrip('/')
        if head.startswith(stripped + '/'):
            head = head[len(stripped):]
            found_in_pycache_prefix = True
    if not found_in_pycache_prefix:
        head, pycache = _path_split(head)
        if pycache != _PYCACHE:
            raise ValueError(f'{_PYCACHE} not bottom-level directory in {path!r}')
    dot_count = pycache_filename.count('.')
    if dot_count not in {2, 3}:
        raise ValueError(f'expected only 2 or 3 dots in {pycache_filename!r}')
    if dot_count == 3:
        optimization = pycache_filename.rsplit('.', 2)[-2]
        if not optimization.startswith(_OPT):
            raise ValueError("optimization portion of filename does not start "
                             f"with {_OPT!r}")
        if not optimization[len(_OPT):].isalnum():
            raise ValueError(f"optimization level {optimization!r} is not an "
                             "alphanumeric value")
    base_filename = pycache_filename.partition('.')[0]
    return _path_join(head, base_filename + SOURCE_SUFFIXES[0])


def _get_sourcefile(bytecode_path):
    """The source file of a cache file if it exists, else the cache file."""
    if len(bytecode_path) == 0:
        return None
    rest, _, extension = bytecode_path.rpartition('.')
    if not rest or extension.lower()[-3:-1] != 'py':
        return bytecode_path
    try:
        source_path = source_from_cache(bytecode_path)
    except (NotImplementedError, ValueError):
        source_path = bytecode_path[:-1]
    return source_path if _path_isfile(source_path) else bytecode_path


def _get_cached(filename):
    if filename.endswith(tuple(SOURCE_SUFFIXES)):
        try:
            return cache_from_source(filename)
        except NotImplementedError:
            return None
    if filename.endswith(tuple(BYTECODE_SUFFIXES)):
        return filename
    return None


def _calc_mode(path):
    """The mode of a cache file: that of its source, and writable."""
    try:
        mode = _path_stat(path).st_mode
    except OSError:
        mode = 0o666
    return mode | 0o200


def _check_name(method):
    """Let a loader's method refuse names that are not its own; None is its own."""
    def _check_name_wrapper(self, name=None, *args, **kwargs):
        if name is None:
            name = self.name
        elif self.name != name:
            raise ImportError('loader for %s cannot handle %s' % (self.name, name),
                              name=name)
        return method(self, name, *args, **kwargs)
    _bootstrap._wrap(_check_name_wrapper, method) if _bootstrap else _wrap(
        _check_name_wrapper, method)
    return _check_name_wrapper


def _wrap(new, old):
    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        setattr(new, name, getattr(old, name))


def _cookie_encoding(source):
    """The encoding a source says it has, as of its first two lines."""
    if source.startswith(b'\xef\xbb\xbf'):
        return 'utf-8-sig'
    for line in source.split(b'\n', 2)[:2]:
        text = line.strip()
        if not text:
            continue
        if not text.startswith(b'#'):
            break
        place = text.find(b'coding')
        if place >= 0 and text[place + 6:place + 7] in (b':', b'='):
            name = text[place + 7:].split()[:1]
            if name:
                encoding = ''
                for char in name[0].decode('latin-1'):
                    if not (char.isalnum() or char in '-_.'):
                        break
                    encoding += char
                if encoding:
                    return encoding
    return 'utf-8'


def decode_source(source_bytes):
    """Return a source as str, by its coding cookie, with newlines made uniform."""
    encoding = _cookie_encoding(source_bytes)
    try:
        text = source_bytes.decode(encoding)
    except LookupError:
        raise SyntaxError('unknown encoding: ' + encoding) from None
    return text.replace('\r\n', '\n').replace('\r', '\n')


# -- specs of files -------------------------------------------------------------------------------

def spec_from_file_location(name, location=None, *, loader=None,
                            submodule_search_locations=_POPULATE):
    """Return the spec of a module in a file.  To be a package it must get
    submodule_search_locations or a loader that says so."""
    if location is None:
        # the loader may know
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = _os.fspath(location)
        try:
            location = _path_abspath(location)
        except OSError:
            pass
    spec = _bootstrap.ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if loader is None:
        for loader_class, suffixes in _get_supported_file_loaders():
            if location.endswith(tuple(suffixes)):
                loader = loader_class(name, location)
                spec.loader = loader
                break
        else:
            return None
    if submodule_search_locations is _POPULATE:
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                pass
            else:
                if is_package:
                    spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_path_split(location)[0])
    return spec


def _bless_my_loader(module_globals):
    """The loader of a module by its globals, or None."""
    if not isinstance(module_globals, dict):
        return None
    missing = object()
    loader = module_globals.get('__loader__', None)
    spec = module_globals.get('__spec__', missing)
    if loader is None:
        if spec is missing:
            return None
        if spec is None:
            raise ValueError('Module globals is missing a __spec__.loader')
    spec_loader = getattr(spec, 'loader', missing)
    if spec_loader in (missing, None):
        if loader is None:
            error = AttributeError if spec_loader is missing else ValueError
            raise error('Module globals is missing a __spec__.loader')
        _bootstrap._warn('Module globals is missing a __spec__.loader', DeprecationWarning)
        spec_loader = loader
    assert spec_loader is not None
    if loader is not None and loader != spec_loader:
        _bootstrap._warn('Module globals; __loader__ != __spec__.loader', DeprecationWarning)
        return loader
    return spec_loader


# -- loaders -----------------------------------------------------------------------------------

class WindowsRegistryFinder:
    """Finds modules by the registry of Windows, which this system does not have."""

    REGISTRY_KEY = 'Software\\Python\\PythonCore\\{sys_version}\\Modules\\{fullname}'
    REGISTRY_KEY_DEBUG = REGISTRY_KEY + '\\Debug'
    DEBUG_BUILD = False

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class _LoaderBasics:
    """What loaders of sources and of cache files have in common."""

    def is_package(self, fullname):
        """Whether the file is that of a package: its name is __init__."""
        filename = _path_split(self.get_filename(fullname))[1]
        filename_base = filename.rsplit('.', 1)[0]
        tail_name = fullname.rpartition('.')[2]
        return filename_base == '__init__' and tail_name != '__init__'

    def create_module(self, spec):
        """Let an ordinary module be made."""

    def exec_module(self, module):
        """Execute the module."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when '
                              'get_code() returns None')
        _bootstrap._call_with_frames_removed(exec, code, module.__dict__)

    def load_module(self, fullname):
        """Load a module.  Deprecated: use exec_module()."""
        return _bootstrap._load_module_shim(self, fullname)


class SourceLoader(_LoaderBasics):

    def path_mtime(self, path):
        """Return when the source was modified, as an int; OSError if that is unknown."""
        raise OSError

    def path_stats(self, path):
        """Return a dict with mtime and perhaps size; OSError if they are unknown."""
        return {'mtime': self.path_mtime(path)}

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def set_data(self, path, data):
        """Write a file, if the loader can."""

    def get_source(self, fullname):
        """Return the source of a module."""
        path = self.get_filename(fullname)
        try:
            source_bytes = self.get_data(path)
        except OSError as error:
            raise ImportError('source not available through get_data()',
                              name=fullname) from error
        return decode_source(source_bytes)

    def source_to_code(self, data, path, *, _optimize=-1):
        """Return the code object of a source: bytes, str or an AST."""
        return _bootstrap._call_with_frames_removed(
            compile, data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """Return the code object of a module."""
        source_path = self.get_filename(fullname)
        source_bytes = self.get_data(source_path)
        code = self.source_to_code(source_bytes, source_path)
        _bootstrap._verbose_message('code object from {}', source_path)
        return code


class FileLoader:
    """What loaders of files have in common: a name and a path."""

    def __init__(self, fullname, path):
        """Keep the name of the module and the path of its file."""
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    @_check_name
    def load_module(self, fullname):
        """Load a module.  Deprecated: use exec_module()."""
        return super(FileLoader, self).load_module(fullname)

    @_check_name
    def get_filename(self, fullname):
        """Return the path of the file."""
        return self.path

    def get_data(self, path):
        """Return the bytes of a file."""
        return _read_file(str(path) if isinstance(path, str) else _os.fspath(path))

    @_check_name
    def get_resource_reader(self, module):
        from importlib.readers import FileReader
        return FileReader(self)


class SourceFileLoader(FileLoader, SourceLoader):
    """Loads modules from source files."""

    def path_stats(self, path):
        """Return the mtime and size of a file."""
        stat = _path_stat(path)
        return {'mtime': stat.st_mtime, 'size': stat.st_size}

    def _cache_bytecode(self, source_path, bytecode_path, data):
        return self.set_data(bytecode_path, data, _mode=_calc_mode(source_path))

    def set_data(self, path, data, *, _mode=0o666):
        """Write a file, and make the directories that lead to it."""
        parent, filename = _path_split(path)
        parts = []
        while parent and not _path_isdir(parent):
            parent, part = _path_split(parent)
            parts.append(part)
        for part in reversed(parts):
            parent = _path_join(parent, part)
            try:
                _os.mkdir(parent)
            except FileExistsError:
                continue
            except OSError as error:
                _bootstrap._verbose_message('could not create {!r}: {!r}', parent, error)
                return
        try:
            _write_atomic(path, data, _mode)
        except OSError as error:
            _bootstrap._verbose_message('could not create {!r}: {!r}', path, error)


class SourcelessFileLoader(FileLoader, _LoaderBasics):
    """Would load modules from cache files, which this interpreter does not have."""

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        raise ImportError(f'bad magic number in {fullname!r}: cache files are not supported',
                          name=fullname, path=path)

    def get_source(self, fullname):
        """Return None: there is no source."""
        return None


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    """Would load compiled modules from files, which this interpreter cannot."""

    def __init__(self, name, path):
        self.name = name
        self.path = path

    def create_module(self, spec):
        """Refuse: there are no compiled modules in files."""
        raise ImportError(f'compiled modules are not supported: {self.path}',
                          name=spec.name, path=self.path)

    def exec_module(self, module):
        """Refuse: there are no compiled modules in files."""
        raise ImportError(f'compiled modules are not supported: {self.path}',
                          name=self.name, path=self.path)

    def is_package(self, fullname):
        """Whether the file is that of a package."""
        file_name = _path_split(self.path)[1]
        return any(file_name == '__init__' + suffix for suffix in EXTENSION_SUFFIXES)

    def get_code(self, fullname):
        """Return None: there is no code object."""
        return None

    def get_source(self, fullname):
        """Return None: there is no source."""
        return None

    @_check_name
    def get_filename(self, fullname):
        """Return the path of the file."""
        return self.path


class AppleFrameworkLoader(ExtensionFileLoader):
    """Would load compiled modules of iOS."""


# -- namespace packages -----------------------------------------------------------------------------

class _NamespacePath:
    """The __path__ of a namespace package: computed anew when that of its parent changed."""

    # counts changes that no path shows
    _epoch = 0

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._last_parent_path = tuple(self._get_parent_path())
        self._last_epoch = self._epoch
        self._path_finder = path_finder

    def _find_parent_path_names(self):
        """(name of the parent, name of the attribute that holds its path)"""
        parent, dot, me = self._name.rpartition('.')
        if dot == '':
            return 'sys', 'path'
        return parent, '__path__'

    def _get_parent_path(self):
        parent_module_name, path_attr_name = self._find_parent_path_names()
        return getattr(sys.modules[parent_module_name], path_attr_name)

    def _recalculate(self):
        parent_path = tuple(self._get_parent_path())
        if parent_path != self._last_parent_path or self._epoch != self._last_epoch:
            spec = self._path_finder(self._name, parent_path)
            if spec is not None and spec.loader is None:
                if spec.submodule_search_locations:
                    self._path = spec.submodule_search_locations
            self._last_parent_path = parent_path
            self._last_epoch = self._epoch
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f'_NamespacePath({self._path!r})'

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        self._path.append(item)


class NamespaceLoader:
    # The loader of packages without a file of their own.

    def __init__(self, name, path, path_finder):
        self._path = _NamespacePath(name, path, path_finder)

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return compile('', '<string>', 'exec', dont_inherit=True)

    def create_module(self, spec):
        """Let an ordinary module be made."""

    def exec_module(self, module):
        pass

    def load_module(self, fullname):
        """Load a namespace module.  Deprecated: use exec_module()."""
        _bootstrap._verbose_message('namespace module loaded with path {!r}', self._path)
        return _bootstrap._load_module_shim(self, fullname)

    def get_resource_reader(self, module):
        from importlib.readers import NamespaceReader
        return NamespaceReader(self._path)


_NamespaceLoader = NamespaceLoader


# -- finders ---------------------------------------------------------------------------------------

class PathFinder:
    """Finds modules along sys.path, or the __path__ of a package."""

    @staticmethod
    def invalidate_caches():
        """Let all finders forget what they know of their directories."""
        for name, finder in list(sys.path_importer_cache.items()):
            # None was noted while the current directory was gone
            if finder is None or not _path_isabs(name):
                del sys.path_importer_cache[name]
            elif hasattr(finder, 'invalidate_caches'):
                finder.invalidate_caches()
        _NamespacePath._epoch += 1
        metadata = sys.modules.get('importlib.metadata')
        if metadata is not None:
            metadata.MetadataPathFinder.invalidate_caches()

    @staticmethod
    def _path_hooks(path):
        """The finder that the first hook makes that can, or None."""
        if sys.path_hooks is not None and not sys.path_hooks:
            _bootstrap._warn('sys.path_hooks is empty', ImportWarning)
        for hook in sys.path_hooks:
            try:
                return hook(path)
            except ImportError:
                continue
        return None

    @classmethod
    def _path_importer_cache(cls, path):
        """The finder for an entry of a path, made once."""
        if path == '':
            try:
                path = _os.getcwd()
            except (FileNotFoundError, PermissionError):
                # not to be remembered: it may come back
                return None
        try:
            return sys.path_importer_cache[path]
        except KeyError:
            finder = cls._path_hooks(path)
            sys.path_importer_cache[path] = finder
            return finder

    @classmethod
    def _get_spec(cls, fullname, path, target=None):
        namespace_path = []
        for entry in path:
            if not isinstance(entry, str):
                continue
            finder = cls._path_importer_cache(entry)
            if finder is None:
                continue
            spec = finder.find_spec(fullname, target)
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            portions = spec.submodule_search_locations
            if portions is None:
                raise ImportError('spec missing loader')
            # perhaps part of a namespace package: go on
            namespace_path.extend(portions)
        spec = _bootstrap.ModuleSpec(fullname, None)
        spec.submodule_search_locations = namespace_path
        return spec

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        """Find the spec of a module along a path, sys.path if none is given."""
        if path is None:
            path = sys.path
        spec = cls._get_spec(fullname, path, target)
        if spec is None or spec.loader is not None:
            return spec
        namespace_path = spec.submodule_search_locations
        if not namespace_path:
            return None
        spec.origin = None
        spec.submodule_search_locations = _NamespacePath(fullname, namespace_path,
                                                         cls._get_spec)
        return spec

    @staticmethod
    def find_distributions(*args, **kwargs):
        """Find installed distributions."""
        from importlib.metadata import MetadataPathFinder
        return MetadataPathFinder.find_distributions(*args, **kwargs)


class FileFinder:
    """Finds modules in one directory, whose listing it remembers until it changes."""

    def __init__(self, path, *loader_details):
        """loader_details: pairs (loader class, suffixes), in order of preference."""
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details
                         for suffix in suffixes]
        if not path or path == '.':
            self.path = _os.getcwd()
        else:
            self.path = _path_abspath(path)
        self._path_mtime = -1
        self._path_cache = set()
        self._relaxed_path_cache = set()

    def invalidate_caches(self):
        """Forget the listing."""
        self._path_mtime = -1

    def _get_spec(self, loader_class, fullname, path, smsl, target):
        return spec_from_file_location(fullname, path, loader=loader_class(fullname, path),
                                       submodule_search_locations=smsl)

    def find_spec(self, fullname, target=None):
        """Find the spec of a module in the directory, or of a part of a namespace package
        (without loader)."""
        is_namespace = False
        tail = fullname.rpartition('.')[2]
        try:
            mtime = _path_stat(self.path or _os.getcwd()).st_mtime
        except OSError:
            mtime = -1
        if mtime != self._path_mtime:
            self._fill_cache()
            self._path_mtime = mtime
        if tail in self._path_cache:
            base_path = _path_join(self.path, tail)
            for suffix, loader_class in self._loaders:
                full_path = _path_join(base_path, '__init__' + suffix)
                if _path_isfile(full_path):
                    return self._get_spec(loader_class, fullname, full_path, [base_path],
                                          target)
            is_namespace = _path_isdir(base_path)
        for suffix, loader_class in self._loaders:
            try:
                full_path = _path_join(self.path, tail + suffix)
            except ValueError:
                return None
            if tail + suffix in self._path_cache and _path_isfile(full_path):
                return self._get_spec(loader_class, fullname, full_path, None, target)
        if is_namespace:
            spec = _bootstrap.ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base_path]
            return spec
        return None

    def _fill_cache(self):
        try:
            contents = _os.listdir(self.path or _os.getcwd())
        except (FileNotFoundError, PermissionError, NotADirectoryError):
            # it may come into being later
            contents = []
        self._path_cache = set(contents)

    @classmethod
    def path_hook(cls, *loader_details):
        """Return a function for sys.path_hooks that makes finders for directories."""
        def path_hook_for_FileFinder(path):
            """Make a finder for a directory."""
            if not _path_isdir(path):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


def _fix_up_module(ns, name, pathname, cpathname=None):
    """Give the namespace of a script that is run its loader and spec."""
    loader = ns.get('__loader__')
    spec = ns.get('__spec__')
    if not loader:
        if spec:
            loader = spec.loader
        elif pathname == cpathname:
            loader = SourcelessFileLoader(name, pathname)
        else:
            loader = SourceFileLoader(name, pathname)
    if not spec:
        spec = spec_from_file_location(name, pathname, loader=loader)
        if cpathname:
            spec.cached = _path_abspath(cpathname)
    try:
        ns['__spec__'] = spec
        ns['__loader__'] = loader
        ns['__file__'] = pathname
        ns['__cached__'] = cpathname
    except Exception:
        pass


def _get_supported_file_loaders():
    """Pairs (loader class, suffixes) of what can be loaded here."""
    loaders = [(SourceFileLoader, SOURCE_SUFFIXES)]
    if EXTENSION_SUFFIXES:
        loaders.insert(0, (ExtensionFileLoader, EXTENSION_SUFFIXES))
    return loaders


def _set_bootstrap_module(_bootstrap_module):
    global _bootstrap
    _bootstrap = _bootstrap_module


def _adopt_modules(_imp):
    """Modules that are there got specs and loaders of the interpreter's own classes: give them those
    of this package, and have it do so with modules to come."""
    own_kind = type(_imp.__spec__)
    for module in list(sys.modules.values()):
        namespace = getattr(module, '__dict__', None)
        if type(namespace) is not dict:
            continue
        spec = namespace.get('__spec__')
        loader = _adopted_loader(namespace.get('__loader__'), spec)
        if loader is None:
            continue
        namespace['__loader__'] = loader
        if type(spec) is own_kind:
            namespace['__spec__'] = _adopted_spec(spec, loader)
    _imp._keep_classes(_bootstrap.ModuleSpec, _bootstrap.BuiltinImporter,
                       _bootstrap.FrozenImporter, SourceFileLoader, NamespaceLoader)


def _adopted_loader(loader, spec):
    kind = type(loader)
    if kind.__flags__ & 1 << 9:
        return None         # a class of a script
    if kind.__module__ == '_frozen_importlib':
        return getattr(_bootstrap, kind.__name__, None)
    if kind.__module__ != '_frozen_importlib_external':
        return None
    if kind.__name__ == 'SourceFileLoader':
        return SourceFileLoader(loader.name, loader.path)
    return _namespace_loader(spec.submodule_search_locations)


def _namespace_loader(path):
    loader = NamespaceLoader.__new__(NamespaceLoader)
    loader._path = path
    return loader


def _adopted_spec(spec, loader):
    adopted = _bootstrap.ModuleSpec(spec.name, loader, origin=spec.origin)
    adopted.submodule_search_locations = spec.submodule_search_locations
    adopted.has_location = spec.has_location
    adopted.cached = spec.cached
    if getattr(spec, '_initializing', False):
        adopted._initializing = True
    return adopted


def _install(_bootstrap_module):
    """Add the finders of this half to sys.path_hooks and sys.meta_path."""
    _set_bootstrap_module(_bootstrap_module)
    sys.path_hooks.append(FileFinder.path_hook(*_get_supported_file_loaders()))
    sys.meta_path.append(PathFinder)
