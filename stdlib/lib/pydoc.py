"""What is known of an object, as text: the builtin `help`.

render_doc(thing) is the text, doc(thing) shows it, help is what the builtin calls: help(thing), help("dotted.name"),
or help() for a dialogue. Only plain text is made; there are no pages and no server.
"""

__all__ = ["help"]

import builtins
import inspect
import sys
from inspect import isbuiltin, isclass, isdatadescriptor, isfunction, ismethod, ismodule, isroutine
from keyword import iskeyword

# Names that say nothing about what an object is for.
_UNTOLD = frozenset({
    "__author__", "__builtins__", "__credits__", "__date__", "__doc__", "__docformat__", "__file__", "__loader__",
    "__module__", "__name__", "__package__", "__path__", "__qualname__", "__slots__", "__spec__", "__version__",
    "__static_attributes__", "__firstlineno__", "__annotate_func__", "__annotations_cache__", "__annotate__",
    "__cached__",
})

_RULE = "-" * 70
_REPR_WIDTH = 70


class ErrorDuringImport(Exception):
    """A module that was asked about cannot be imported."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return f"problem in {self.filename} - {self.exc.__name__}: {self.value}"


# -- facts about objects


def getdoc(thing):
    """The docstring of a thing, or the comment above it."""
    text = inspect.getdoc(thing)
    if isclass(thing):
        # a class is not described by what it derives from
        own = thing.__doc__ if isinstance(thing.__doc__, str) else None
        text = own if own is None else inspect.cleandoc(own)
    if text is None:
        try:
            text = inspect.getcomments(thing)
        except (TypeError, OSError, NotImplementedError, ImportError):
            text = None
    return text.strip("\n").rstrip() if text else ""


def splitdoc(doc):
    """A docstring as its first line, where that stands alone, and the rest."""
    lines = doc.strip().split("\n")
    if len(lines) == 1:
        return lines[0], ""
    if not lines[1].rstrip():
        return lines[0], "\n".join(lines[2:])
    return "", "\n".join(lines)


def classname(cls, modname):
    """The name of a class as a module calls it."""
    name = cls.__qualname__ if "<locals>" not in cls.__qualname__ else cls.__name__
    return name if cls.__module__ == modname else f"{cls.__module__}.{name}"


def visiblename(name, all=None, obj=None):
    """Whether a name is worth a line."""
    if name in _UNTOLD:
        return False
    if name.startswith("__") and name.endswith("__"):
        return True
    if name.startswith("_") and hasattr(obj, "_fields"):
        return True     # the methods of a named tuple
    return name in all if all is not None else not name.startswith("_")


def ispackage(path):
    """Whether a folder is a package."""
    import os
    return os.path.isdir(path) and os.path.exists(os.path.join(path, "__init__.py"))


def describe(thing):
    """What kind of thing it is, and its name."""
    if ismodule(thing):
        if thing.__name__ in sys.builtin_module_names:
            return "built-in module " + thing.__name__
        return ("package " if hasattr(thing, "__path__") else "module ") + thing.__name__
    if isbuiltin(thing):
        return "built-in function " + thing.__name__
    if inspect.isgetsetdescriptor(thing) or inspect.ismemberdescriptor(thing):
        kind = "getset" if inspect.isgetsetdescriptor(thing) else "member"
        owner = thing.__objclass__
        return f"{kind} descriptor {owner.__module__}.{owner.__name__}.{thing.__name__}"
    for test, kind in ((isclass, "class"), (isfunction, "function"), (ismethod, "method")):
        if test(thing):
            return f"{kind} {thing.__name__}"
    if inspect.ismethodwrapper(thing):
        return "method wrapper " + thing.__name__
    if inspect.ismethoddescriptor(thing):
        return "method descriptor " + thing.__name__
    return type(thing).__name__


def safeimport(path, forceload=0, cache={}):
    """The module of a dotted name; None when there is no such module."""
    try:
        module = __import__(path)
    except ModuleNotFoundError as error:
        if error.name and (path == error.name or path.startswith(error.name + ".")):
            return None
        raise ErrorDuringImport(path, sys.exc_info()) from None
    except Exception:
        raise ErrorDuringImport(path, sys.exc_info()) from None
    for part in path.split(".")[1:]:
        module = getattr(module, part, None)
        if module is None:
            return None
    return module


def locate(path, forceload=0):
    """The object of a dotted name; None when nothing is called so."""
    parts = [part for part in path.split(".") if part]
    if not parts:
        return None
    module, used = None, 0
    while used < len(parts):
        found = safeimport(".".join(parts[:used + 1]), forceload)
        if found is None:
            break
        module, used = found, used + 1
    thing = builtins if module is None else module
    for part in parts[used:]:
        try:
            thing = getattr(thing, part)
        except AttributeError:
            return None
    return thing


def resolve(thing, forceload=0):
    """An object and its name, of the object itself or of its dotted name."""
    if isinstance(thing, str):
        found = locate(thing, forceload)
        if found is None:
            raise ImportError(f"No Python documentation found for {thing!r}.\n"
                              "Use help() to get the interactive help utility.\n"
                              "Use help(str) for help on the str class.")
        return found, thing
    name = getattr(thing, "__name__", None)
    return thing, name if isinstance(name, str) else None


def _signature(thing):
    try:
        signature = inspect.signature(thing)
    except (ValueError, TypeError):
        return None
    width = max(80 - len(getattr(thing, "__name__", "")), 15)
    try:
        return signature.format(max_width=width)
    except TypeError:
        return str(signature)


# -- text


class TextDoc:
    """Writes what is known of an object as plain text."""

    def document(self, thing, name=None, *rest):
        """The text of one object."""
        if ismodule(thing):
            return self.docmodule(thing, name)
        if isclass(thing):
            return self.docclass(thing, name, *rest)
        if isroutine(thing):
            return self.docroutine(thing, name, *rest)
        if isdatadescriptor(thing):
            return self.docdata(thing, name, *rest)
        return self.docother(thing, name, *rest)

    def bold(self, text):
        """The text as a heading: nothing is added."""
        return text

    def indent(self, text, prefix="    "):
        """The text with a margin; lines of nothing have none at their end."""
        return "\n".join((prefix + line).rstrip() for line in text.split("\n")) if text else ""

    def section(self, title, contents):
        """A section with its heading."""
        return f"{self.bold(title)}\n{self.indent(contents).rstrip()}\n\n"

    # -- modules

    def docmodule(self, module, name=None, mod=None):
        """The text of a module."""
        synopsis, description = splitdoc(getdoc(module))
        name = module.__name__
        result = self.section("NAME", name + (" - " + synopsis if synopsis else ""))
        if description:
            result += self.section("DESCRIPTION", description)
        everything = getattr(module, "__all__", None)
        classes, functions, data = self._members(module, everything)
        contents = self._package_contents(module)
        if contents:
            result += self.section("PACKAGE CONTENTS", "\n".join(contents))
        if classes:
            listed = [cls for _, cls in classes]
            parts = [self.formattree(inspect.getclasstree(listed, True), name)]
            parts += [self.document(cls, key, name) for key, cls in classes]
            result += self.section("CLASSES", "\n".join(parts))
        if functions:
            result += self.section("FUNCTIONS", "\n".join(self.document(f, key, name) for key, f in functions))
        if data:
            lines = [self.docother(value, key, name, maxlen=_REPR_WIDTH) for key, value in data]
            result += self.section("DATA", "\n".join(lines))
        for attribute, title in (("__version__", "VERSION"), ("__date__", "DATE"), ("__author__", "AUTHOR"),
                                 ("__credits__", "CREDITS")):
            if hasattr(module, attribute):
                result += self.section(title, str(getattr(module, attribute)))
        try:
            file = inspect.getabsfile(module)
        except (TypeError, NotImplementedError, OSError):
            file = "(built-in)"
        return result + self.section("FILE", file)

    def _members(self, module, everything):
        classes, functions, data = [], [], []
        for key, value in inspect.getmembers(module):
            if not visiblename(key, everything, module):
                continue
            if isclass(value):
                if everything is not None or (inspect.getmodule(value) or module) is module:
                    classes.append((key, value))
            elif isroutine(value):
                if everything is not None or isbuiltin(value) or inspect.getmodule(value) is module:
                    functions.append((key, value))
            elif not ismodule(value):
                data.append((key, value))
        return classes, functions, data

    def _package_contents(self, module):
        import os
        names = set()
        for folder in getattr(module, "__path__", ()):
            try:
                entries = os.listdir(folder)
            except OSError:
                continue
            for entry in entries:
                stem, suffix = os.path.splitext(entry)
                if stem == "__init__" or not stem.isidentifier():
                    continue
                if suffix == ".py":
                    names.add(stem)
                elif ispackage(os.path.join(folder, entry)):
                    names.add(f"{stem} (package)")
        return sorted(names)

    def formattree(self, tree, modname, parent=None, prefix=""):
        """Classes below those they derive from."""
        result, above = "", None
        for entry in tree:
            if isinstance(entry, list):
                result += self.formattree(entry, modname, above, prefix + "    ")
                continue
            above, bases = entry
            result += prefix + classname(above, modname)
            if bases and bases != (parent,):
                result += f"({', '.join(classname(base, modname) for base in bases)})"
            result += "\n"
        return result

    # -- classes

    def docclass(self, cls, name=None, mod=None, *ignored):
        """The text of a class."""
        realname = cls.__name__
        name = name or realname
        title = f"class {realname}" if name == realname else f"{name} = class {realname}"
        if cls.__bases__:
            title += f"({', '.join(classname(base, cls.__module__) for base in cls.__bases__)})"
        contents = []
        signature = _signature(cls)
        if signature and signature != "()":
            contents.append(realname + signature + "\n")
        text = getdoc(cls)
        if text:
            contents.append(text + "\n")
        order = inspect.getmro(cls)
        if len(order) > 2:
            contents.append("Method resolution order:")
            contents += ["    " + classname(base, cls.__module__) for base in order]
            contents.append("")
        contents += self._builtin_subclasses(cls)
        contents += self._groups(cls, order)
        body = "\n".join(contents)
        return f"{title}\n{self.indent(body.rstrip(), ' |  ')}\n" if body else title + "\n"

    def _builtin_subclasses(self, cls):
        try:
            below = type.__subclasses__(cls)
        except TypeError:
            return []
        names = sorted(one.__name__ for one in below
                       if not one.__name__.startswith("_") and one.__module__ == "builtins")
        if not names:
            return []
        lines = ["Built-in subclasses:"] + ["    " + name for name in names[:4]]
        if len(names) > 4:
            more = len(names) - 4
            lines.append(f"    ... and {more} other subclass{'es' if more > 1 else ''}")
        return lines + [""]

    def _groups(self, cls, order):
        kinds = (("method", "Methods"), ("class method", "Class methods"), ("static method", "Static methods"),
                 ("readonly property", "Readonly properties"), ("data descriptor", "Data descriptors"),
                 ("data", "Data and other attributes"))
        attributes = []
        for name, kind, owner, value in inspect.classify_class_attrs(cls):
            if not visiblename(name, obj=cls):
                continue
            if kind == "property" or kind == "data" and isdatadescriptor(value):
                kind = "data descriptor"
                if isinstance(value, property) and value.fset is None:
                    kind = "readonly property"
            attributes.append((name, kind, owner, value))
        owners = [cls] + [owner for owner in order if owner is not cls]
        owners += [owner for _, _, owner, _ in attributes if owner not in owners]
        contents, is_first = [], True
        for owner in owners:
            if owner is object and cls is not object:
                continue
            where = "defined here" if owner is cls else f"inherited from {classname(owner, cls.__module__)}"
            for kind, title in kinds:
                own = sorted((a for a in attributes if a[1] == kind and a[2] is owner), key=lambda a: a[0])
                if not own:
                    continue
                if not is_first:
                    contents.append(_RULE)
                is_first = False
                contents.append(f"{title} {where}:\n")
                contents += [self._attribute(cls, owner, *one) for one in own]
        return contents

    def _attribute(self, cls, owner, name, kind, _, value):
        modname = cls.__module__
        if kind == "readonly property" or kind == "data descriptor":
            return self.docdata(value, name)
        if kind == "data":
            text = getdoc(value) if callable(value) or isdatadescriptor(value) else None
            try:
                value = getattr(cls, name)
            except AttributeError:
                value = owner.__dict__[name]
            return self.docother(value, name, maxlen=_REPR_WIDTH, doc=text) + "\n"
        try:
            value = getattr(cls, name)
        except Exception:
            return self.docdata(value, name)
        return self.document(value, name, modname, cls, owner)

    # -- routines and values

    def docroutine(self, routine, name=None, mod=None, cls=None, home=None):
        """The text of a function or method."""
        realname = getattr(routine, "__name__", None) or name or "?"
        name = name or realname
        note, skips_doc = "", False
        of_class = None
        bound_to = getattr(routine, "__self__", None)
        if ismodule(bound_to):
            bound_to = None
        original = routine
        if isclass(bound_to) and isbuiltin(routine) and realname in ("__new__", "__class_getitem__"):
            of_class = bound_to
            if bound_to is not home or home is not cls:
                note = f" class method of {classname(bound_to, mod)}"
        elif bound_to is not None and cls is None:
            if isclass(bound_to):
                note = f" class method of {classname(bound_to, mod)}"
            else:
                note = f" method of {classname(type(bound_to), mod)} instance"
        elif cls is None and inspect.ismethoddescriptor(routine) and hasattr(routine, "__objclass__"):
            note = f" unbound {classname(routine.__objclass__, mod)} method"
        if ismethod(routine):
            original = routine.__func__
        if name == realname:
            title = realname
        else:
            own = (cls.__dict__.get(realname) if cls is not None else None)
            skips_doc = own is not None and (own is routine or own is original)
            title = f"{name} = {realname}"
        signature = _signature(routine)
        if signature is None:
            signature = "(...)"
        elif realname == "<lambda>":
            title = name + " lambda "
            signature = signature[1:-1]
        asynchronous = inspect.iscoroutinefunction(original) or inspect.isasyncgenfunction(original)
        line = ("async " if asynchronous else "") + title + signature + note
        text = "" if skips_doc else getdoc(routine)
        return f"{line}\n" + (self.indent(text).rstrip() + "\n" if text else "")

    def docdata(self, value, name=None, mod=None, cls=None, *ignored):
        """The text of a descriptor."""
        if name is None:
            name = getattr(value, "__name__", None)
        text = getdoc(value)
        return (f"{name}\n" if name else "") + (self.indent(text) + "\n" if text else "")

    docproperty = docdata

    def docother(self, value, name=None, mod=None, parent=None, *ignored, maxlen=None, doc=None):
        """The text of a value: its name and how it is written."""
        text = repr(value)
        if maxlen:
            room = maxlen - len(f"{name} = ") if name else maxlen
            if len(text) > room:
                text = text[:room] + "..."
        line = (f"{name} = " if name else "") + text
        if doc:
            line += "\n" + self.indent(doc) + "\n"
        return line


text = plaintext = TextDoc()


def plain(text):
    """The text without the doubled letters by which terminals once printed bold."""
    import re
    return re.sub(".\b", "", text)


def pager(text, title=""):
    """Shows a text, by pages where there is a terminal and a program for it."""
    global pager
    pager = getpager()
    pager(text, title)


def getpager():
    """What shows texts here."""
    return plainpager


def plainpager(text, title=""):
    """Writes a text to the standard output."""
    sys.stdout.write(plain(text))


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    """The text of an object, or of what a dotted name means."""
    renderer = renderer or text
    found, name = resolve(thing, forceload)
    what = describe(found)
    module = inspect.getmodule(found)
    if name and "." in name:
        what += " in " + name[:name.rfind(".")]
    elif module and module is not found:
        what += " in module " + module.__name__
    is_known = (ismodule(found) or isclass(found) or isroutine(found) or isdatadescriptor(found)
                or _has_own_doc(found))
    if not is_known:
        found = type(found)
        what += " object"
        name = None
    if "." not in (name or ""):
        name = None
    return title % what + "\n\n" + renderer.document(found, name)


def _has_own_doc(thing):
    try:
        own = thing.__doc__
    except AttributeError:
        return False
    return isinstance(own, str) and own != getattr(type(thing), "__doc__", None)


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None, is_cli=False):
    """Shows the text of an object, or of what a dotted name means."""
    try:
        shown = render_doc(thing, title, forceload)
        if output is None:
            pager(shown)
        else:
            output.write(plain(shown))
    except ImportError as error:
        if is_cli:
            raise
        print(error)


# -- the builtin


class Helper:
    """The builtin `help`, and the dialogue that it begins without an argument."""

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def input(self):
        """Where questions come from."""
        return self._input or sys.stdin

    @property
    def output(self):
        """Where answers go."""
        return self._output or sys.stdout

    def __repr__(self):
        return "<pydoc.Helper instance>"

    _ALONE = object()

    def __call__(self, request=_ALONE):
        if request is not self._ALONE:
            self.help(request)
            return
        self.intro()
        self.interact()
        self.output.write("\nYou are now leaving help and returning to the Python interpreter.\n"
                          "If you want to ask for help on a particular object directly from the\n"
                          "interpreter, you can type \"help(object)\".\n")

    def intro(self):
        """Says what can be asked."""
        self.output.write("Welcome to Python's help utility. Ask for the name of a module, a class, a function or\n"
                          "a method, as json.dumps or str.join; \"q\" or an empty line leaves.\n\n")

    def interact(self):
        """Answers until there are no more questions."""
        while True:
            try:
                request = self.getline("help> ")
            except (KeyboardInterrupt, EOFError):
                break
            request = request.strip().strip("'\"")
            if request.lower() in ("", "q", "quit", "exit"):
                break
            self.help(request)

    def getline(self, prompt):
        """A line of the input."""
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        return line

    def help(self, request, is_cli=False):
        """Answers one question."""
        if isinstance(request, str):
            request = request.strip()
            if request in ("True", "False", "None"):
                doc(eval(request), "Help on %s:")
            elif iskeyword(request):
                self.output.write(f"{request!r} is a keyword of the language; see \"Keywords\" in the language "
                                  "reference.\n")
            elif request:
                doc(request, "Help on %s:", output=self._output, is_cli=is_cli)
        else:
            doc(request, "Help on %s:", output=self._output, is_cli=is_cli)
        self.output.write("\n")


help = Helper()


def cli():
    """`python -m pydoc NAME…`"""
    names = sys.argv[1:]
    if not names or names[0].startswith("-"):
        print("usage: pydoc NAME …\n    Shows what is known of modules, classes, functions and methods.")
        return
    for name in names:
        try:
            help.help(name, is_cli=True)
        except (ImportError, ErrorDuringImport) as error:
            print(error)
            sys.exit(1)


if __name__ == "__main__":
    cli()
