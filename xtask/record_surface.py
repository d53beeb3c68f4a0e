"""Prints the surface that scripts can see: builtin types and functions, and the modules that are claimed.

Recorded with the reference:    python3.14 xtask/record_surface.py > tests/surface/reference.txt
Compared:                       cargo run -p xtask -- surface
Looked up by the comparison:    taipan xtask/record_surface.py --look < PATHS

One line a thing: `path kind doc signature`. `kind` is type, callable or value; `doc` is doc or nodoc;
`signature` is what `inspect.signature` makes of it, without defaults that no text can show, or `-`.

A recording lists what a class itself defines; a look-up takes what attribute access finds, so that inheriting a
method is as good as defining it. The signature of a special method is the language's and is not compared.
"""

import inspect
import sys

MODULES = (
    "abc annotationlib argparse array ast atexit binascii bisect builtins cmath codecs collections collections.abc "
    "contextlib contextvars copy copyreg dataclasses difflib enum errno fnmatch functools gc getopt graphlib greenlet "
    "hashlib heapq importlib inspect io itertools json keyword linecache math numbers operator os os.path pprint "
    "random re reprlib runpy select selectors shlex signal socket stat string struct sys textwrap time traceback types typing unicodedata "
    "unittest unittest.mock warnings weakref"
).split()
# what belongs to one build or one program, not to the language
SKIPPED = {"__builtins__", "__cached__", "__doc__", "__file__", "__loader__", "__name__", "__package__", "__path__", "__spec__"}
# what every class has, or what its source text decides
HIDDEN = {
    "__dict__", "__weakref__", "__doc__", "__module__", "__firstlineno__", "__static_attributes__", "__slots__",
    "__annotate_func__", "__annotations_cache__", "__annotate__", "__annotations__", "__match_args__",
    "__abstractmethods__", "__parameters__", "__orig_bases__", "__type_params__", "__vectorcalloffset__",
    "__dataclass_fields__", "__dataclass_params__",
}


def is_special(name):
    return name.startswith("__") and name.endswith("__")


def signature(path, thing):
    if isinstance(thing, type) or is_special(path.rpartition(".")[2]) or not callable(thing):
        return "-"
    try:
        found = inspect.signature(thing)
    except (ValueError, TypeError, AttributeError):
        return "-"
    words = []
    for parameter in found.parameters.values():
        word = {parameter.VAR_POSITIONAL: "*", parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "") + parameter.name
        if parameter.kind is parameter.POSITIONAL_ONLY:
            word += "/"
        elif parameter.kind is parameter.KEYWORD_ONLY:
            word = "*" + word
        if parameter.default is not parameter.empty:
            plain = isinstance(parameter.default, (int, str, bytes, float, tuple, type(None)))
            word += "=" + (repr(parameter.default).replace(" ", "") if plain else "?")
        words.append(word)
    return "(" + ",".join(words) + ")"


def show(path, thing):
    if isinstance(thing, type):
        kind = "type"
    elif callable(thing):
        kind = "callable"
    else:
        kind = "value"
    doc = "doc" if kind != "value" and getattr(thing, "__doc__", None) else "nodoc"
    print(path, kind, doc, signature(path, thing))


def show_type(path, cls):
    show(path, cls)
    for name in sorted(vars(cls)):
        if name in HIDDEN or name.startswith("_") and not is_special(name):
            continue
        if hasattr(cls, name):
            show(path + "." + name, getattr(cls, name, None))


def show_module(name):
    __import__(name)
    module = sys.modules[name]
    print(name, "module", "doc" if getattr(module, "__doc__", None) else "nodoc", "-")
    public = getattr(module, "__all__", None)
    if public is None:
        public = [name for name in vars(module) if name == "__import__" or not name.startswith("_")]
    for own in sorted(set(public)):
        if own in SKIPPED:
            continue
        thing = getattr(module, own, None)
        if isinstance(thing, type(sys)):
            continue
        if isinstance(thing, type):
            if thing.__module__ in (name, "builtins") or name == "builtins":
                show_type(name + "." + own, thing)
            else:
                show(name + "." + own, thing)
        else:
            show(name + "." + own, thing)


def look(path, kind):
    """Finds what a path means: a module as far as one imports, then attributes."""
    module, names = path, []
    while True:
        try:
            __import__(module)
            break
        except ImportError:
            module, _, name = module.rpartition(".")
            names.insert(0, name)
            if not module:
                return
    if kind == "module":
        if not names:
            print(path, "module", "doc" if sys.modules[module].__doc__ else "nodoc", "-")
        return
    thing = sys.modules[module]
    if not names:
        # a name that is a module too, such as a function of the same name
        module, _, name = module.rpartition(".")
        thing, names = sys.modules[module], [name]
    for name in names:
        if not hasattr(thing, name):
            return
        thing = getattr(thing, name)
    show(path, thing)


if sys.argv[1:2] == ["--look"]:
    for line in sys.stdin:
        look(*line.split()[:2])
else:
    for module_name in sys.argv[1:] or MODULES:
        show_module(module_name)
