"""The import system: what __import__() does.

Nothing is imported here, as nothing can be imported yet: _setup(sys, _imp) hands in all there is.
_imp knows the native modules (is_builtin, create_builtin, exec_builtin) and the modules that are
part of the program (find_frozen, get_frozen_object, is_frozen_package).  What is found by paths
and files lies in _bootstrap_external.

The doors: __import__, _gcd_import, _find_and_load, _handle_fromlist; _install(sys, _imp) makes
this the import system of the interpreter.
"""

# what is defined here says that it comes from the interpreter's core
__name__ = '_frozen_importlib'

_thread = None
_warnings = None
_bootstrap_external = None
sys = _imp = None

_NEEDS_LOADING = object()
_ERR_MSG_PREFIX = 'No module named '


def _object_name(obj):
    try:
        return obj.__qualname__
    except AttributeError:
        return type(obj).__qualname__


def _wrap(new, old):
    """Give a function the names and the docstring of another."""
    for replace in ('__module__', '__name__', '__qualname__', '__doc__'):
        if hasattr(old, replace):
            setattr(new, replace, getattr(old, replace))
    new.__dict__.update(old.__dict__)


def _new_module(name):
    return type(sys)(name)


def _warn(message, category, stacklevel=1):
    import_ = _gcd_import
    import_('warnings').warn(message, category, stacklevel=stacklevel + 1)


# -- locks: one a module while it is being imported ---------------------------------------------

# name -> lock, as long as somebody holds it or waits for it
_module_locks = {}
# thread -> the locks it waits for
_blocking_on = {}


class _DeadlockError(RuntimeError):
    pass


class _BlockingOnManager:
    """While its block runs, the thread is known to wait for a lock."""

    def __init__(self, thread_id, lock):
        self.thread_id = thread_id
        self.lock = lock

    def __enter__(self):
        # more than one: an import may be triggered while waiting, as by a finaliser
        self.blocked_on = _blocking_on.setdefault(self.thread_id, [])
        self.blocked_on.append(self.lock)

    def __exit__(self, *args, **kwargs):
        self.blocked_on.remove(self.lock)
        if not self.blocked_on:
            _blocking_on.pop(self.thread_id, None)


def _has_deadlocked(target_id, *, seen_ids, candidate_ids, blocking_on):
    """Whether one of the candidates waits, however indirectly, for the target thread."""
    if target_id in candidate_ids:
        return True
    for tid in candidate_ids:
        waiting_for = blocking_on.get(tid)
        if not waiting_for or tid in seen_ids:
            continue
        seen_ids.add(tid)
        if _has_deadlocked(target_id, seen_ids=seen_ids,
                           candidate_ids=[lock.owner for lock in waiting_for],
                           blocking_on=blocking_on):
            return True
    return False


class _ModuleLock:
    """A lock that a thread may take again and that raises _DeadlockError instead of waiting
    for ever: two threads may import two modules that import each other."""

    def __init__(self, name):
        self.lock = _thread.RLock()
        self.wakeup = _thread.allocate_lock()
        self.name = name
        self.owner = None
        self.count = []
        self.waiters = []
        self.users = 0      # who got it from _get_module_lock() and has not let go

    def has_deadlock(self):
        return _has_deadlocked(target_id=_thread.get_ident(), seen_ids=set(),
                               candidate_ids=[self.owner], blocking_on=_blocking_on)

    def acquire(self):
        tid = _thread.get_ident()
        with _BlockingOnManager(tid, self):
            while True:
                with self.lock:
                    if not self.count or self.owner == tid:
                        self.owner = tid
                        self.count.append(True)
                        return True
                    if self.has_deadlock():
                        raise _DeadlockError(f'deadlock detected by {self!r}')
                    # held from now on, so that the next acquire() waits for release()
                    if self.wakeup.acquire(False):
                        self.waiters.append(None)
                self.wakeup.acquire()
                self.wakeup.release()

    def release(self):
        tid = _thread.get_ident()
        with self.lock:
            if self.owner != tid:
                raise RuntimeError('cannot release un-acquired lock')
            assert self.count
            self.count.pop()
            if not self.count:
                self.owner = None
                if self.waiters:
                    self.waiters.pop()
                    self.wakeup.release()

    def locked(self):
        return bool(self.count)

    def __repr__(self):
        return f'_ModuleLock({self.name!r}) at {id(self)}'


class _DummyModuleLock:
    """The same where there are no threads."""

    def __init__(self, name):
        self.name = name
        self.count = 0
        self.users = 0

    def acquire(self):
        self.count += 1
        return True

    def release(self):
        if self.count == 0:
            raise RuntimeError('cannot release un-acquired lock')
        self.count -= 1

    def __repr__(self):
        return f'_DummyModuleLock({self.name!r}) at {id(self)}'


class _ImportLockContext:
    """Holds the lock of the whole import system, for a moment."""

    def __enter__(self):
        _imp.acquire_lock()

    def __exit__(self, exc_type, exc_value, exc_traceback):
        _imp.release_lock()


class _ModuleLockManager:
    """Holds the lock of a module."""

    def __init__(self, name):
        self._name = name
        self._lock = None

    def __enter__(self):
        self._lock = _get_module_lock(self._name)
        try:
            self._lock.acquire()
        except BaseException:
            _drop_module_lock(self._lock)
            raise

    def __exit__(self, *args, **kwargs):
        self._lock.release()
        _drop_module_lock(self._lock)


def _get_module_lock(name):
    _imp.acquire_lock()
    try:
        lock = _module_locks.get(name)
        if lock is None:
            lock = _DummyModuleLock(name) if _thread is None else _ModuleLock(name)
            _module_locks[name] = lock
        lock.users += 1
        return lock
    finally:
        _imp.release_lock()


def _drop_module_lock(lock):
    _imp.acquire_lock()
    try:
        lock.users -= 1
        if not lock.users and _module_locks.get(lock.name) is lock:
            del _module_locks[lock.name]
    finally:
        _imp.release_lock()


def _lock_unlock_module(name):
    """Wait until another thread has finished importing a module."""
    try:
        with _ModuleLockManager(name):
            pass
    except _DeadlockError:
        # it imports us in turn: take the module half made
        pass


def _call_with_frames_removed(f, *args, **kwds):
    """Call a function whose errors are not ours: tracebacks leave out what is before."""
    return f(*args, **kwds)


def _verbose_message(message, *args, verbosity=1):
    if sys.flags.verbose >= verbosity:
        if not message.startswith(('#', 'import ')):
            message = '# ' + message
        print(message.format(*args), file=sys.stderr)


# -- specs -----------------------------------------------------------------------------------

class ModuleSpec:
    """What is known of a module before it is loaded.

    name, loader, origin (where it comes from, like its file), loader_state,
    submodule_search_locations (None unless it is a package), cached, parent, has_location
    (whether origin is a place).
    """

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    def __repr__(self):
        args = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            args.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            args.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f'{self.__class__.__name__}({", ".join(args)})'

    def __eq__(self, other):
        smsl = self.submodule_search_locations
        try:
            return (self.name == other.name and self.loader == other.loader
                    and self.origin == other.origin
                    and smsl == other.submodule_search_locations
                    and self.cached == other.cached
                    and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            if _bootstrap_external is None:
                raise NotImplementedError
            self._cached = _bootstrap_external._get_cached(self.origin)
        return self._cached

    @cached.setter
    def cached(self, cached):
        self._cached = cached

    @property
    def parent(self):
        """The name of the package it is in, or is."""
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Return a spec of what the loader tells."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if not origin and hasattr(loader, 'get_filename'):
        if _bootstrap_external is None:
            raise NotImplementedError
        make = _bootstrap_external.spec_from_file_location
        if is_package is None:
            return make(name, loader=loader)
        return make(name, loader=loader,
                    submodule_search_locations=[] if is_package else None)
    if is_package is None:
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None       # undefined
        else:
            is_package = False
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def _spec_from_module(module, loader=None, origin=None):
    """A spec for a module that was made without one."""
    try:
        spec = module.__spec__
    except AttributeError:
        pass
    else:
        if spec is not None:
            return spec
    name = module.__name__
    if loader is None:
        loader = getattr(module, '__loader__', None)
    location = getattr(module, '__file__', None)
    if origin is None:
        origin = location if loader is not None else getattr(loader, '_ORIGIN', None)
        if not origin and location is not None:
            origin = location
    spec = ModuleSpec(name, loader, origin=origin)
    spec._set_fileattr = False if location is None else (origin == location)
    spec.cached = getattr(module, '__cached__', None)
    try:
        spec.submodule_search_locations = list(module.__path__)
    except AttributeError:
        spec.submodule_search_locations = None
    return spec


def _init_module_attrs(spec, module, *, override=False):
    """Set what is known of a module as its attributes; those that are there stay, unless
    override."""
    def missing(name):
        return override or getattr(module, name, None) is None

    def assign(name, value):
        try:
            setattr(module, name, value)
        except AttributeError:
            pass

    if missing('__name__'):
        assign('__name__', spec.name)
    if missing('__loader__'):
        loader = spec.loader
        if loader is None and spec.submodule_search_locations is not None:
            # a namespace package
            if _bootstrap_external is None:
                raise NotImplementedError
            NamespaceLoader = _bootstrap_external.NamespaceLoader
            loader = NamespaceLoader.__new__(NamespaceLoader)
            loader._path = spec.submodule_search_locations
            spec.loader = loader
            # it has no file, whatever was there before
            module.__file__ = None
        assign('__loader__', loader)
    if missing('__package__'):
        assign('__package__', spec.parent)
    assign('__spec__', spec)
    if missing('__path__') and spec.submodule_search_locations is not None:
        assign('__path__', spec.submodule_search_locations)
    if spec.has_location:
        if missing('__file__'):
            assign('__file__', spec.origin)
        if missing('__cached__') and spec.cached is not None:
            assign('__cached__', spec.cached)
    return module


def module_from_spec(spec):
    """Make the module of a spec, by its loader if that wants to."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        # None means that an ordinary module is wanted
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() '
                          'must also define create_module()')
    if module is None:
        module = _new_module(spec.name)
    _init_module_attrs(spec, module)
    return module


def _module_repr_from_spec(spec):
    name = '?' if spec.name is None else spec.name
    if spec.origin is not None:
        if spec.has_location:
            return f'<module {name!r} from {spec.origin!r}>'
        return f'<module {spec.name!r} ({spec.origin})>'
    loader = spec.loader
    if loader is None:
        return f'<module {name!r}>'
    if (_bootstrap_external is not None
            and isinstance(loader, _bootstrap_external.NamespaceLoader)):
        return f'<module {name!r} (namespace) from {list(loader._path)}>'
    return f'<module {name!r} ({loader!r})>'


def _module_repr(m):
    """What repr() of a module is."""
    spec = getattr(m, "__spec__", None)
    if spec:
        return _module_repr_from_spec(spec)
    loader = getattr(m, '__loader__', None)
    name = getattr(m, '__name__', '?')
    filename = getattr(m, '__file__', None)
    if filename is not None:
        return f'<module {name!r} from {filename!r}>'
    if loader is None:
        return f'<module {name!r}>'
    return f'<module {name!r} ({loader!r})>'


# -- loading ----------------------------------------------------------------------------------

def _exec(spec, module):
    """Execute a spec in a module that exists, for reload()."""
    name = spec.name
    with _ModuleLockManager(name):
        if sys.modules.get(name) is not module:
            raise ImportError(f'module {name!r} not in sys.modules', name=name)
        try:
            if spec.loader is None:
                if spec.submodule_search_locations is None:
                    raise ImportError('missing loader', name=spec.name)
                _init_module_attrs(spec, module, override=True)
            else:
                _init_module_attrs(spec, module, override=True)
                if hasattr(spec.loader, 'exec_module'):
                    spec.loader.exec_module(module)
                else:
                    _warn_load_module(spec)
                    spec.loader.load_module(name)
        finally:
            # it may have replaced itself; and it counts as the newest
            module = sys.modules.pop(spec.name)
            sys.modules[spec.name] = module
    return module


def _warn_load_module(spec):
    _warn(f"{_object_name(spec.loader)}.exec_module() not found; "
          "falling back to load_module()", ImportWarning)


def _load_backward_compatible(spec):
    """Load by a loader that has only load_module()."""
    try:
        spec.loader.load_module(spec.name)
    except:
        if spec.name in sys.modules:
            module = sys.modules.pop(spec.name)
            sys.modules[spec.name] = module
        raise
    module = sys.modules.pop(spec.name)
    sys.modules[spec.name] = module
    if getattr(module, '__loader__', None) is None:
        try:
            module.__loader__ = spec.loader
        except AttributeError:
            pass
    if getattr(module, '__package__', None) is None:
        try:
            module.__package__ = module.__name__
            if not hasattr(module, '__path__'):
                module.__package__ = spec.name.rpartition('.')[0]
        except AttributeError:
            pass
    if getattr(module, '__spec__', None) is None:
        try:
            module.__spec__ = spec
        except AttributeError:
            pass
    return module


def _load_unlocked(spec):
    if spec.loader is not None and not hasattr(spec.loader, 'exec_module'):
        _warn_load_module(spec)
        return _load_backward_compatible(spec)
    module = module_from_spec(spec)
    # others see by this that it is not ready
    spec._initializing = True
    try:
        sys.modules[spec.name] = module
        try:
            if spec.loader is None:
                if spec.submodule_search_locations is None:
                    raise ImportError('missing loader', name=spec.name)
                # a namespace package: nothing to execute
            else:
                spec.loader.exec_module(module)
        except:
            try:
                del sys.modules[spec.name]
            except KeyError:
                pass
            raise
        # it may have replaced itself
        module = sys.modules.pop(spec.name)
        sys.modules[spec.name] = module
        _verbose_message('import {!r} # {!r}', spec.name, spec.loader)
    finally:
        spec._initializing = False
    return module


def _load(spec):
    """Load the module of a spec, which replaces one of that name in sys.modules."""
    with _ModuleLockManager(spec.name):
        return _load_unlocked(spec)


def _load_module_shim(self, fullname):
    """Load a module, into the one in sys.modules if there is one.

    Deprecated: loaders have exec_module().
    """
    _warn("the load_module() method is deprecated and slated for removal in Python 3.15; "
          "use exec_module() instead", DeprecationWarning)
    spec = spec_from_loader(fullname, self)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        _exec(spec, module)
        return sys.modules[fullname]
    return _load(spec)


# -- modules that are part of the interpreter ---------------------------------------------------

def _requires_builtin(fxn):
    """Check that the name is one of a native module."""
    def _requires_builtin_wrapper(self, fullname):
        if fullname not in sys.builtin_module_names:
            raise ImportError(f'{fullname!r} is not a built-in module', name=fullname)
        return fxn(self, fullname)
    _wrap(_requires_builtin_wrapper, fxn)
    return _requires_builtin_wrapper


def _requires_frozen(fxn):
    """Check that the name is one of a frozen module."""
    def _requires_frozen_wrapper(self, fullname):
        if not _imp.is_frozen(fullname):
            raise ImportError(f'{fullname!r} is not a frozen module', name=fullname)
        return fxn(self, fullname)
    _wrap(_requires_frozen_wrapper, fxn)
    return _requires_frozen_wrapper


class BuiltinImporter:
    """Finds and loads native modules.  Everything is a class method or static: the class
    itself stands in sys.meta_path."""

    _ORIGIN = "built-in"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if _imp.is_builtin(fullname):
            return spec_from_loader(fullname, cls, origin=cls._ORIGIN)
        return None

    @staticmethod
    def create_module(spec):
        """Make a native module."""
        if spec.name not in sys.builtin_module_names:
            raise ImportError(f'{spec.name!r} is not a built-in module', name=spec.name)
        return _call_with_frames_removed(_imp.create_builtin, spec)

    @staticmethod
    def exec_module(module):
        """Fill a native module."""
        _call_with_frames_removed(_imp.exec_builtin, module)

    @classmethod
    @_requires_builtin
    def get_code(cls, fullname):
        """Return None: native modules have no code object."""
        return None

    @classmethod
    @_requires_builtin
    def get_source(cls, fullname):
        """Return None: native modules have no source."""
        return None

    @classmethod
    @_requires_builtin
    def is_package(cls, fullname):
        """Return False: native modules are no packages."""
        return False

    load_module = classmethod(_load_module_shim)


class FrozenImporter:
    """Finds and loads modules whose code is part of the program.  Everything is a class
    method or static: the class itself stands in sys.meta_path."""

    _ORIGIN = "frozen"

    @classmethod
    def _fix_up_module(cls, module):
        spec = module.__spec__
        state = spec.loader_state
        if state is None:
            # loaded before there were specs
            spec.loader_state = state = type(sys.implementation)(
                filename=None, origname=vars(module).pop('__origname__', None))
            module.__file__ = None
        else:
            vars(module).pop('__origname__', None)
        if state.filename is not None and not getattr(module, '__file__', None):
            module.__file__ = state.filename

    @classmethod
    def _resolve_filename(cls, fullname, alias=None, ispkg=False):
        """Where its source would lie in the library's folder: (file, folder of a package)."""
        directory = getattr(sys, '_stdlib_dir', None)
        if not fullname or not directory:
            return None, None
        place = fullname
        if alias and fullname != alias and fullname.startswith('<'):
            fullname, ispkg = fullname[1:], False
        relative = fullname.replace('.', '/')
        if ispkg:
            folder = f'{directory}/{relative}'
            return f'{folder}/__init__.py', folder
        return f'{directory}/{relative}.py', None

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        info = _call_with_frames_removed(_imp.find_frozen, fullname)
        if info is None:
            return None
        _, ispkg, origname = info
        spec = spec_from_loader(fullname, cls, origin=cls._ORIGIN, is_package=ispkg)
        filename, folder = cls._resolve_filename(origname, fullname, ispkg)
        spec.loader_state = type(sys.implementation)(filename=filename, origname=origname)
        if folder:
            spec.submodule_search_locations.insert(0, folder)
        return spec

    @staticmethod
    def create_module(spec):
        """Make a module with what of it is native, and __file__ if its source has a place."""
        module = _imp._create_frozen(spec.name) or _new_module(spec.name)
        try:
            filename = spec.loader_state.filename
        except AttributeError:
            pass
        else:
            if filename:
                module.__file__ = filename
        return module

    @staticmethod
    def exec_module(module):
        name = module.__spec__.name
        code = _call_with_frames_removed(_imp.get_frozen_object, name)
        exec(code, module.__dict__)

    @classmethod
    def load_module(cls, fullname):
        """Load a frozen module.

        Deprecated: use exec_module().
        """
        _warn("the load_module() method is deprecated and slated for removal in "
              "Python 3.15; use exec_module() instead", DeprecationWarning)
        if not _imp.is_frozen(fullname):
            raise ImportError(f'{fullname!r} is not a frozen module', name=fullname)
        spec = cls.find_spec(fullname)
        module = sys.modules.get(fullname)
        if module is not None:
            _exec(spec, module)
            return sys.modules[fullname]
        module = _load(spec)
        return module

    @classmethod
    @_requires_frozen
    def get_code(cls, fullname):
        """Return the code object of a frozen module."""
        return _imp.get_frozen_object(fullname)

    @classmethod
    @_requires_frozen
    def get_source(cls, fullname):
        """Return None: only the code is there."""
        return None

    @classmethod
    @_requires_frozen
    def is_package(cls, fullname):
        """Return whether a frozen module is a package."""
        return _imp.is_frozen_package(fullname)


# -- finding --------------------------------------------------------------------------------------

def _resolve_name(name, package, level):
    """Make a relative name absolute."""
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name}' if name else bits[0]


def _find_spec(name, path, target=None):
    """Ask the finders of sys.meta_path in turn."""
    meta_path = sys.meta_path
    if meta_path is None:
        raise ImportError("sys.meta_path is None, Python is likely shutting down")
    if not meta_path:
        _warn('sys.meta_path is empty', ImportWarning)
    is_reload = name in sys.modules
    for finder in meta_path:
        with _ImportLockContext():
            try:
                find_spec = finder.find_spec
            except AttributeError:
                continue
            spec = find_spec(name, path, target)
        if spec is None:
            continue
        if not is_reload and name in sys.modules:
            # the finder imported it, as with a parent package: its spec is newer
            found = getattr(sys.modules[name], '__spec__', None)
            return spec if found is None else found
        return spec
    return None


def _sanity_check(name, package, level):
    if not isinstance(name, str):
        raise TypeError(f'module name must be str, not {type(name)}')
    if level < 0:
        raise ValueError('level must be >= 0')
    if level > 0:
        if not isinstance(package, str):
            raise TypeError('__package__ not set to a string')
        if not package:
            raise ImportError('attempted relative import with no known parent package')
    if not name and level == 0:
        raise ValueError('Empty module name')


def _find_and_load_unlocked(name, import_):
    path = None
    parent, _, child = name.rpartition('.')
    parent_spec = None
    if parent:
        if parent not in sys.modules:
            _call_with_frames_removed(import_, parent)
        # importing the parent may have imported the child
        module = sys.modules.get(name)
        if module is not None:
            return module
        parent_module = sys.modules[parent]
        try:
            path = parent_module.__path__
        except AttributeError:
            raise ModuleNotFoundError(
                f'{_ERR_MSG_PREFIX}{name!r}; {parent!r} is not a package',
                name=name) from None
        parent_spec = getattr(parent_module, '__spec__', None)
    spec = _find_spec(name, path)
    if spec is None:
        raise ModuleNotFoundError(f'{_ERR_MSG_PREFIX}{name!r}', name=name)
    pending = getattr(parent_spec, '_uninitialized_submodules', None)
    if pending is not None:
        # for the error message of an import that comes too early
        pending.append(child)
    try:
        module = _load_unlocked(spec)
    finally:
        if pending is not None:
            pending.pop()
    if parent:
        parent_module = sys.modules[parent]
        try:
            setattr(parent_module, child, module)
        except AttributeError:
            _warn(f"Cannot set an attribute on {parent!r} for child module {child!r}",
                  ImportWarning)
    return module


def _find_and_load(name, import_=None):
    """Return a module, found and loaded if it is not in sys.modules."""
    module = sys.modules.get(name, _NEEDS_LOADING)
    if (module is _NEEDS_LOADING
            or getattr(getattr(module, "__spec__", None), "_initializing", False)):
        with _ModuleLockManager(name):
            module = sys.modules.get(name, _NEEDS_LOADING)
            if module is _NEEDS_LOADING:
                return _find_and_load_unlocked(name, import_ or _gcd_import)
        # another thread was importing it
        _lock_unlock_module(name)
    if module is None:
        raise ModuleNotFoundError(f'import of {name} halted; None in sys.modules', name=name)
    return module


def _gcd_import(name, package=None, level=0):
    """Import a module by its name and the package and level it is relative to; what
    import_module() and __import__() have in common."""
    _sanity_check(name, package, level)
    if level > 0:
        name = _resolve_name(name, package, level)
    return _find_and_load(name, _gcd_import)


def _handle_fromlist(module, fromlist, import_=None, *, recursive=False):
    """Import what `from module import ...` names and the package does not have yet."""
    import_ = import_ or _gcd_import
    for x in fromlist:
        if not isinstance(x, str):
            where = module.__name__ + '.__all__' if recursive else "``from list''"
            raise TypeError(f"Item in {where} must be str, not {type(x).__name__}")
        if x == '*':
            if not recursive and hasattr(module, '__all__'):
                _handle_fromlist(module, module.__all__, import_, recursive=True)
        elif not hasattr(module, x):
            from_name = f'{module.__name__}.{x}'
            try:
                _call_with_frames_removed(import_, from_name)
            except ModuleNotFoundError as error:
                # no such module: the statement itself will complain.  Not so if the
                # submodule exists and something that it imports does not.
                if (error.name == from_name
                        and sys.modules.get(from_name, _NEEDS_LOADING) is not None):
                    continue
                raise
    return module


def _calc___package__(globals):
    """Which package relative imports of a module are relative to."""
    package = globals.get('__package__')
    spec = globals.get('__spec__')
    if package is not None:
        if spec is not None and package != spec.parent:
            _warn(f'__package__ != __spec__.parent ({package!r} != {spec.parent!r})',
                  DeprecationWarning, stacklevel=3)
        return package
    if spec is not None:
        return spec.parent
    _warn("can't resolve package from __spec__ or __package__, "
          "falling back on __name__ and __path__", ImportWarning, stacklevel=3)
    package = globals['__name__']
    if '__path__' not in globals:
        package = package.rpartition('.')[0]
    return package


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    """Import a module.

    globals: of the importing module, for relative imports
    fromlist: what is imported from it; if empty the top-level package is returned
    level: how many dots the name had
    """
    if level == 0:
        module = _gcd_import(name)
    else:
        package = _calc___package__(globals if globals is not None else {})
        module = _gcd_import(name, package, level)
    if fromlist:
        if hasattr(module, '__path__'):
            return _handle_fromlist(module, fromlist, _gcd_import)
        return module
    if level == 0:
        return _gcd_import(name.partition('.')[0])
    if not name:
        return module
    # as much of the absolute name as the relative one has before its first dot
    cut_off = len(name) - len(name.partition('.')[0])
    return sys.modules[module.__name__[:len(module.__name__) - cut_off]]


def _builtin_from_name(name):
    spec = BuiltinImporter.find_spec(name)
    if spec is None:
        raise ImportError('no built-in module named ' + name)
    return _load_unlocked(spec)


def _setup(sys_module, _imp_module):
    """Hand in what cannot be imported yet, and give modules that exist already their specs."""
    global _imp, sys, _thread
    _imp = _imp_module
    sys = sys_module
    for name, module in list(sys.modules.items()):
        if isinstance(module, type(sys)):
            if name in sys.builtin_module_names:
                loader = BuiltinImporter
            elif _imp.is_frozen(name):
                loader = FrozenImporter
            else:
                continue
            spec = _spec_from_module(module, loader)
            _init_module_attrs(spec, module)
            if loader is FrozenImporter:
                loader._fix_up_module(module)
    if '_thread' in sys.modules:
        _thread = sys.modules['_thread']
    else:
        try:
            _thread = _builtin_from_name('_thread')
        except ImportError:
            _thread = None


def _install(sys_module, _imp_module):
    """Make this the import system, for native and frozen modules."""
    _setup(sys_module, _imp_module)
    sys.meta_path.append(BuiltinImporter)
    sys.meta_path.append(FrozenImporter)


def _install_external_importers():
    """Add what is found by paths and files."""
    global _bootstrap_external
    module = _gcd_import('_frozen_importlib_external')
    _bootstrap_external = module
    module._install(sys.modules[__name__])
