import types
import warnings

warnings.simplefilter("always")


def tell(namespace):
    with warnings.catch_warnings(record=True) as log:
        try:
            warnings.warn_explicit("eggs", UserWarning, "bar", 1, module_globals=namespace)
        except (ValueError, AttributeError) as error:
            print(type(error).__name__, error)
    for entry in log:
        print(entry.category.__name__, entry.message)


tell(globals())
tell({"__name__": "bar", "__loader__": None, "__spec__": None})
tell({"__name__": "bar", "__loader__": object(), "__spec__": types.SimpleNamespace(loader=object())})
tell({"__name__": "bar", "__spec__": types.SimpleNamespace()})
import _warnings
print(_warnings.filters is warnings.filters or sorted(map(str, _warnings.filters)) == [])

# expect-output:
# | UserWarning eggs
# | ValueError Module globals is missing a __spec__.loader
# | DeprecationWarning Module globals; __loader__ != __spec__.loader
# | UserWarning eggs
# | AttributeError Module globals is missing a __spec__.loader
# | True
