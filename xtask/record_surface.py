"""Prints the surface that scripts can see: builtin types and functions, and the modules that are claimed.

Recorded with the reference:    python3.14 xtask/record_surface.py > tests/surface/reference.txt
Compared:                       cargo run -p xtask -- surface

One line a thing: `path kind doc signature`. `kind` is type, callable or value; `doc` is doc or nodoc;
`signature` is the text signature or `-`. The script keeps to the plainest builtins, so that it runs early.
"""

import sys

MODULES = (
    "abc argparse ast asyncio base64 bisect builtins calendar cmath codecs collections collections.abc contextlib "
    "contextvars copy copyreg csv dataclasses datetime decimal difflib enum errno fnmatch fractions functools gc "
    "getopt glob graphlib greenlet hashlib heapq html importlib inspect io itertools json keyword linecache locale "
    "logging math numbers operator os os.path pathlib pickle pprint queue random re reprlib sched secrets select "
    "selectors shlex shutil signal socket stat statistics string struct subprocess sys tempfile textwrap threading "
    "time timeit token tokenize traceback types typing unicodedata unittest unittest.mock urllib.parse uuid warnings "
    "weakref zlib"
).split()
# what belongs to one build or one program, not to the language
SKIPPED = {"__builtins__", "__cached__", "__doc__", "__file__", "__loader__", "__name__", "__package__", "__path__", "__spec__"}
# what every class has, or what its source text decides
HIDDEN = {"__dict__", "__weakref__", "__doc__", "__module__", "__firstlineno__", "__static_attributes__", "__annotate_func__", "__annotations_cache__"}


def signature(thing):
    text = getattr(thing, "__text_signature__", None)
    if not isinstance(text, str) or " at 0x" in text:
        return "-"
    return text.replace("\n", " ")


def show(path, thing):
    if isinstance(thing, type):
        kind = "type"
    elif callable(thing):
        kind = "callable"
    else:
        kind = "value"
    doc = "doc" if kind != "value" and getattr(thing, "__doc__", None) else "nodoc"
    print(path, kind, doc, signature(thing) if kind == "callable" else "-")


def show_type(path, cls):
    show(path, cls)
    for name in sorted(vars(cls)):
        if name not in HIDDEN and not (name.startswith("_") and not name.startswith("__")):
            show(path + "." + name, getattr(cls, name, None))


def show_module(name):
    try:
        __import__(name)
    except ImportError:
        return
    module = sys.modules[name]
    print(name, "module", "doc" if getattr(module, "__doc__", None) else "nodoc", "-")
    public = getattr(module, "__all__", None)
    if public is None:
        public = [name for name in vars(module) if name == "__import__" or not name.startswith("_")]
    for own in sorted(public):
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


for module_name in sys.argv[1:] or MODULES:
    show_module(module_name)
