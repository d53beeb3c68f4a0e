"""Running modules and files as programs, as `python -m` does.

run_module() finds a module by its name, run_path() takes a file, a directory or a zip file; both
answer the namespace that is left.
"""

import sys
import importlib.machinery
import importlib.util
import io
import os

__all__ = ["run_module", "run_path"]

_ModuleType = type(sys)


class _TempModule(object):
    """While its block runs, an empty module stands in sys.modules under a name."""

    def __init__(self, mod_name):
        self.mod_name = mod_name
        self.module = _ModuleType(mod_name)
        self._saved_module = []

    def __enter__(self):
        mod_name = self.mod_name
        try:
            self._saved_module.append(sys.modules[mod_name])
        except KeyError:
            pass
        sys.modules[mod_name] = self.module
        return self

    def __exit__(self, *args):
        if self._saved_module:
            sys.modules[self.mod_name] = self._saved_module[0]
        else:
            del sys.modules[self.mod_name]
        self._saved_module = []


class _ModifiedArgv0(object):
    """While its block runs, sys.argv[0] is another."""

    def __init__(self, value):
        self.value = value
        self._saved_value = self._sentinel = object()

    def __enter__(self):
        if self._saved_value is not self._sentinel:
            raise RuntimeError("Already preserving saved value")
        self._saved_value = sys.argv[0]
        sys.argv[0] = self.value

    def __exit__(self, *args):
        self.value = self._sentinel
        sys.argv[0] = self._saved_value


def _run_code(code, run_globals, init_globals=None, mod_name=None, mod_spec=None,
              pkg_name=None, script_name=None):
    """Run code in a namespace, prepared as that of a module."""
    if init_globals is not None:
        run_globals.update(init_globals)
    if mod_spec is None:
        loader, fname, cached = None, script_name, None
    else:
        loader, fname, cached = mod_spec.loader, mod_spec.origin, mod_spec.cached
        if pkg_name is None:
            pkg_name = mod_spec.parent
    run_globals.update(__name__=mod_name, __file__=fname, __cached__=cached, __doc__=None,
                       __loader__=loader, __package__=pkg_name, __spec__=mod_spec)
    exec(code, run_globals)
    return run_globals


def _run_module_code(code, init_globals=None, mod_name=None, mod_spec=None, pkg_name=None,
                     script_name=None):
    """Run code in a new namespace, with sys modified meanwhile."""
    fname = script_name if mod_spec is None else mod_spec.origin
    with _TempModule(mod_name) as temp_module, _ModifiedArgv0(fname):
        mod_globals = temp_module.module.__dict__
        _run_code(code, mod_globals, init_globals, mod_name, mod_spec, pkg_name, script_name)
    # a copy: the module's own is emptied when it dies
    return mod_globals.copy()


class _Error(Exception):
    """What _run_module_as_main() reports without a traceback."""


def _failure(error, message, name):
    if issubclass(error, ImportError):
        return error(message, name=name)
    return error(message)


def _get_module_details(mod_name, error=ImportError):
    """(name, spec, code) of a module, or of the __main__ of a package."""
    if mod_name.startswith("."):
        raise _failure(error, "Relative module names not supported", mod_name)
    pkg_name, _, _ = mod_name.rpartition(".")
    if pkg_name:
        # the parent first, to tell its errors from a missing module
        try:
            __import__(pkg_name)
        except ImportError as exc:
            if exc.name is None or (exc.name != pkg_name
                                    and not pkg_name.startswith(exc.name + ".")):
                raise
        existing = sys.modules.get(mod_name)
        if existing is not None and not hasattr(existing, "__path__"):
            from warnings import warn
            warn(RuntimeWarning(
                "{mod_name!r} found in sys.modules after import of package {pkg_name!r}, but "
                "prior to execution of {mod_name!r}; this may result in unpredictable "
                "behaviour".format(mod_name=mod_name, pkg_name=pkg_name)))
    try:
        spec = importlib.util.find_spec(mod_name)
    except (ImportError, AttributeError, TypeError, ValueError) as exc:
        message = "Error while finding module specification for {!r} ({}: {})"
        if mod_name.endswith(".py"):
            message += (f". Try using '{mod_name[:-3]}' instead of "
                        f"'{mod_name}' as the module name.")
        raise _failure(error, message.format(mod_name, type(exc).__name__, exc),
                       mod_name) from exc
    if spec is None:
        raise _failure(error, "No module named %s" % mod_name, mod_name)
    if spec.submodule_search_locations is not None:
        if mod_name == "__main__" or mod_name.endswith(".__main__"):
            raise _failure(error, "Cannot use package as __main__ module", mod_name)
        try:
            return _get_module_details(mod_name + ".__main__", error)
        except error as exc:
            if mod_name not in sys.modules:
                raise       # the package itself could not be imported
            raise _failure(error, "%s; %r is a package and cannot be directly executed"
                           % (exc, mod_name), mod_name)
    loader = spec.loader
    if loader is None:
        raise _failure(error, "%r is a namespace package and cannot be executed" % mod_name,
                       mod_name)
    try:
        code = loader.get_code(mod_name)
    except ImportError as exc:
        raise _failure(error, format(exc), mod_name) from exc
    if code is None:
        raise _failure(error, "No code object available for %s" % mod_name, mod_name)
    return mod_name, spec, code


def _run_module_as_main(mod_name, alter_argv=True):
    """Run a module as __main__, as the command line does."""
    try:
        if alter_argv or mod_name != "__main__":
            mod_name, mod_spec, code = _get_module_details(mod_name, _Error)
        else:
            # a directory or zip file
            mod_name, mod_spec, code = _get_main_module_details(_Error)
    except _Error as exc:
        sys.exit("%s: %s" % (sys.executable, exc))
    main_globals = sys.modules["__main__"].__dict__
    if alter_argv:
        sys.argv[0] = mod_spec.origin
    return _run_code(code, main_globals, None, "__main__", mod_spec)


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module as a program, without importing it; return its namespace.

    mod_name: an absolute name; of a package, its __main__ is run
    init_globals: names that are set before
    run_name: what __name__ is; mod_name, with .__main__ for a package, if not given
    alter_sys: whether sys.argv[0] and sys.modules[__name__] are changed meanwhile
    """
    mod_name, mod_spec, code = _get_module_details(mod_name)
    if run_name is None:
        run_name = mod_name
    if alter_sys:
        return _run_module_code(code, init_globals, run_name, mod_spec)
    return _run_code(code, {}, init_globals, run_name, mod_spec)


def _get_main_module_details(error=ImportError):
    """Details of the __main__ that is found along sys.path."""
    main_name = "__main__"
    saved_main = sys.modules[main_name]
    # or find_spec() would answer the running program
    del sys.modules[main_name]
    try:
        return _get_module_details(main_name)
    except ImportError as exc:
        if main_name in str(exc):
            raise _failure(error, "can't find %r module in %r" % (main_name, sys.path[0]),
                           main_name) from exc
        raise
    finally:
        sys.modules[main_name] = saved_main


def _get_code_from_file(fname):
    code_path = os.path.abspath(fname)
    with io.open_code(code_path) as file:
        return compile(file.read(), fname, 'exec')


def _get_importer(path):
    """What finds modules below a place like those of sys.path; None for a file."""
    import importlib        # makes the finders
    cache = sys.path_importer_cache
    if path not in cache:
        for hook in sys.path_hooks:
            try:
                importer = hook(path)
                break
            except ImportError:
                pass
        else:
            return None
        cache.setdefault(path, importer)
    return cache[path]


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file, or the __main__ of a directory or zip file; return its namespace.

    init_globals: names that are set before
    run_name: what __name__ is, '<run_path>' if not given
    """
    if run_name is None:
        run_name = "<run_path>"
    pkg_name = run_name.rpartition(".")[0]
    path_name = os.fsdecode(path_name)
    if _get_importer(path_name) is None:
        # a file
        code = _get_code_from_file(path_name)
        return _run_module_code(code, init_globals, run_name, pkg_name=pkg_name,
                                script_name=path_name)
    # found along sys.path, which begins with it
    sys.path.insert(0, path_name)
    try:
        mod_name, mod_spec, code = _get_main_module_details()
        with _TempModule(run_name) as temp_module, _ModifiedArgv0(path_name):
            mod_globals = temp_module.module.__dict__
            return _run_code(code, mod_globals, init_globals, run_name, mod_spec,
                             pkg_name).copy()
    finally:
        try:
            sys.path.remove(path_name)
        except ValueError:
            pass


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print("No module specified for execution", file=sys.stderr)
    else:
        del sys.argv[0]
        _run_module_as_main(sys.argv[0])
