# `from module import name` for names that the module does not hold itself, and `from module import *`.


def import_from(module, name):
    value = getattr(module, name, import_from)
    if value is not import_from:
        return value
    import sys

    package = getattr(module, "__name__", None)
    if not isinstance(package, str):
        package = None
    else:
        # a package that is being imported may not know its module as an attribute yet
        value = sys.modules.get(f"{package}.{name}", import_from)
        if value is not import_from:
            return value
    shown = "<unknown module name>" if package is None else package
    origin = None
    text = f"cannot import name {name!r} from {shown!r}"
    spec = getattr(module, "__spec__", None)
    if spec is not None and getattr(spec, "has_location", False):
        origin = getattr(spec, "origin", None)
        if not isinstance(origin, str):
            origin = None
    busy = spec is not None and bool(getattr(spec, "_initializing", False))
    shadows = origin is not None and shadows_other_module(origin, sys)
    if shadows and package in getattr(sys, "stdlib_module_names", ()):
        text += (
            f" (consider renaming {origin!r} since it has the same name as the standard library module named"
            f" {package!r} and prevents importing that standard library module)"
        )
    elif busy and shadows:
        text += f" (consider renaming {origin!r} if it has the same name as a library you intended to import)"
    else:
        if busy:
            text = (
                f"cannot import name {name!r} from partially initialized module {shown!r}"
                " (most likely due to a circular import)"
            )
        text += " (unknown location)" if origin is None else f" ({origin})"
    raise ImportError(text, name=shown, path=origin, name_from=name)


def shadows_other_module(origin, sys):
    # a file of the script's own directory is found before a library module of the same name
    if not sys.path or not isinstance(sys.path[0], str) or getattr(sys.flags, "safe_path", False):
        return False
    directory, _, file = origin.rpartition("/")
    if file == "__init__.py":
        directory = directory.rpartition("/")[0]
    first = sys.path[0]
    if not first:
        import os

        first = os.getcwd()
    return directory == first


def import_star(module, namespace):
    names = getattr(module, "__all__", import_star)
    public_only = names is import_star
    if public_only:
        own = getattr(module, "__dict__", None)
        if own is None:
            raise ImportError("from-import-* object has no __dict__ and no __all__")
        names = list(own.keys())
    at = 0
    while True:
        try:
            name = names[at]
        except IndexError:
            return
        at += 1
        if not isinstance(name, str):
            refuse_star_name(module, name, public_only)
        if public_only and name.startswith("_"):
            continue
        namespace[name] = getattr(module, name)


def refuse_star_name(module, name, public_only):
    own = module.__name__
    if not isinstance(own, str):
        raise TypeError(f"module __name__ must be a string, not {type(own).__name__}")
    what, where = ("Key", "__dict__") if public_only else ("Item", "__all__")
    raise TypeError(f"{what} in {own}.{where} must be str, not {type(name).__name__}")


def import_by_finders(name, path, finders):
    import sys

    for finder in list(finders):
        # the import system's own finders, as importlib shows them, are tried afterwards
        if getattr(finder, "__module__", None) in ("_frozen_importlib", "_frozen_importlib_external"):
            continue
        find_spec = getattr(finder, "find_spec", None)
        if find_spec is None:
            continue
        spec = find_spec(name, path, None)
        if spec is not None:
            return import_from_spec(name, spec, sys)
    return None


def import_from_spec(name, spec, sys):
    if name in sys.modules:
        return sys.modules[name]
    loader = spec.loader
    create = getattr(loader, "create_module", None)
    module = create(spec) if create is not None else None
    if module is None:
        module = type(sys)(name)
    module.__name__ = spec.name
    module.__spec__ = spec
    module.__loader__ = loader
    locations = spec.submodule_search_locations
    if locations is not None:
        module.__path__ = locations
    module.__package__ = name if locations is not None else name.rpartition(".")[0]
    if getattr(spec, "has_location", False):
        module.__file__ = spec.origin
        if getattr(spec, "cached", None) is not None:
            module.__cached__ = spec.cached
    if loader is None:
        sys.modules[name] = module
        return module
    spec._initializing = True
    sys.modules[name] = module
    try:
        if hasattr(loader, "exec_module"):
            loader.exec_module(module)
        else:
            loader.load_module(name)
    except BaseException:
        sys.modules.pop(name, None)
        raise
    finally:
        spec._initializing = False
    return sys.modules[name]
