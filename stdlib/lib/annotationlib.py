"""Annotations: asking for them in several formats, and forward references.

An annotation is code, kept in a function (__annotate__) until somebody asks.
To get more out of it than values, that function is run with globals that make
up a _Stringifier for every name they do not know: an object that records what
is done to it, as source text.  In the end it turns into a ForwardRef.
"""

import builtins
import enum
import sys
import types

__all__ = [
    "Format", "ForwardRef", "call_annotate_function", "call_evaluate_function",
    "get_annotate_from_class_namespace", "get_annotations",
    "annotations_to_string", "type_repr",
]


class Format(enum.IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


_sentinel = object()
_NAME_ERROR_MSG = "name '{name:.200}' is not defined"

# How tightly an operator binds, from loose to tight.
(_TEST, _CMP, _BOR, _BXOR, _BAND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER,
 _ATOM) = range(11)


def _is_template(value):
    cls = type(value)
    return (cls.__name__ == 'Template'
            and cls.__module__ == 'string.templatelib')


# ForwardRef and _Stringifier have the same layout, so that one can turn into
# the other.  `__ast_node__` belongs to the latter: a name, or a pair of source
# text and its precedence.
_SLOTS = (
    "__forward_is_argument__", "__forward_is_class__", "__forward_module__",
    "__weakref__", "__arg__", "__globals__", "__extra_names__", "__code__",
    "__ast_node__", "__cell__", "__owner__", "__stringifier_dict__",
    "__resolved_str_cache__",
)


class ForwardRef:
    """An annotation whose names were not known when it was asked for.

    The source text is `__forward_arg__`.  What the constructor does not take
    comes from call_annotate_function(): globals, closure cells, and objects
    that the text refers to by made-up names.
    """

    __slots__ = _SLOTS

    def __init__(self, arg, *, module=None, owner=None, is_argument=True,
                 is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        self.__extra_names__ = None
        self.__code__ = None
        self.__ast_node__ = None
        self.__cell__ = None
        self.__stringifier_dict__ = None
        self.__resolved_str_cache__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    def evaluate(self, *, globals=None, locals=None, type_params=None,
                 owner=None, format=Format.VALUE):
        """Find out what the reference means, and return that.

        Without names that explain it, NameError; in format FORWARDREF, a
        forward reference again.  The owner is the function, class or module
        the annotation belongs to.
        """
        if format == Format.STRING:
            return self.__resolved_str__
        if format == Format.VALUE:
            tolerant = False
        elif format == Format.FORWARDREF:
            tolerant = True
        else:
            raise NotImplementedError(format)
        cell = self.__cell__
        if isinstance(cell, types.CellType):
            try:
                return cell.cell_contents
            except ValueError:
                pass
        if owner is None:
            owner = self.__owner__
        if globals is None:
            globals = self._find_globals(owner)
        locals = self._find_locals(owner, locals, type_params)

        arg = self.__forward_arg__
        if _is_plain_name(arg):
            for namespace in (locals, globals):
                if arg in namespace:
                    return namespace[arg]
            if hasattr(builtins, arg):
                return getattr(builtins, arg)
            if tolerant:
                return self
            raise NameError(_NAME_ERROR_MSG.format(name=arg), name=arg)
        code = self.__forward_code__
        try:
            return eval(code, globals, locals)
        except Exception:
            if not tolerant:
                raise
        # Some of the names are unknown: see how far the known ones go.
        known = _StringifierDict(
            {**builtins.__dict__, **globals, **locals}, globals=globals,
            owner=owner, is_class=self.__forward_is_class__, format=format)
        try:
            result = eval(code, globals, known)
        except Exception:
            return self
        known.transmogrify(cell)
        return result

    def _find_globals(self, owner):
        globals = None
        if self.__forward_module__ is not None:
            globals = getattr(sys.modules.get(self.__forward_module__),
                              "__dict__", None)
        if globals is None:
            globals = self.__globals__
        if globals is None:
            if isinstance(owner, type):
                module_name = getattr(owner, "__module__", None)
                if module_name:
                    globals = getattr(sys.modules.get(module_name),
                                      "__dict__", None)
            elif isinstance(owner, types.ModuleType):
                globals = getattr(owner, "__dict__", None)
            elif callable(owner):
                globals = getattr(owner, "__globals__", None)
        return {} if globals is None else globals

    def _find_locals(self, owner, locals, type_params):
        if type_params is None and owner is not None:
            type_params = getattr(owner, "__type_params__", None)
        cells = self.__cell__ if isinstance(self.__cell__, dict) else None
        if locals is None:
            locals = dict(vars(owner)) if isinstance(owner, type) else {}
        elif type_params is not None or cells or self.__extra_names__:
            locals = dict(locals)  # it is the caller's
        # The namespace of a class hides type parameters and outer variables.
        for parameter in type_params or ():
            locals.setdefault(parameter.__name__, parameter)
        for name, cell in (cells or {}).items():
            try:
                locals.setdefault(name, cell.cell_contents)
            except ValueError:
                pass
        if self.__extra_names__:
            locals.update(self.__extra_names__)
        return locals

    def _evaluate(self, globalns, localns, type_params=_sentinel, *,
                  recursive_guard):
        import typing
        import warnings
        if type_params is _sentinel:
            typing._deprecation_warning_for_no_type_params_passed(
                "typing.ForwardRef._evaluate")
            type_params = ()
        warnings._deprecated(
            "ForwardRef._evaluate",
            "{name} is a private API and is retained for compatibility, but "
            "will be removed in Python 3.16. Use ForwardRef.evaluate() or "
            "typing.evaluate_forward_ref() instead.",
            remove=(3, 16))
        return typing.evaluate_forward_ref(
            self, globals=globalns, locals=localns, type_params=type_params,
            _recursive_guard=recursive_guard)

    @property
    def __forward_arg__(self):
        if self.__arg__ is None:
            self.__arg__ = self.__ast_node__[0]
            self.__ast_node__ = None
        return self.__arg__

    @property
    def __resolved_str__(self):
        # The text with the objects themselves for the made-up names.
        if self.__resolved_str_cache__ is None:
            text = self.__forward_arg__
            for name, value in (self.__extra_names__ or {}).items():
                text = _replace_name(text, name, type_repr(value))
            self.__resolved_str_cache__ = text
        return self.__resolved_str_cache__

    @property
    def __forward_code__(self):
        if self.__code__ is None:
            arg = self.__forward_arg__
            try:
                self.__code__ = compile(
                    _rewrite_star_unpack(arg), "<string>", "eval")
            except SyntaxError:
                raise SyntaxError("Forward reference must be an expression "
                                  f"-- got {arg!r}")
        return self.__code__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        # Globals are compared by identity: __hash__ has to follow.
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__
                and self.__globals__ is other.__globals__
                and self.__forward_is_class__ == other.__forward_is_class__
                and _cell_key(self.__cell__) == _cell_key(other.__cell__)
                and self.__owner__ == other.__owner__
                and (self.__extra_names__ or None)
                == (other.__extra_names__ or None))

    def __hash__(self):
        extra = self.__extra_names__
        return hash((
            self.__forward_arg__, self.__forward_module__,
            id(self.__globals__), self.__forward_is_class__,
            _cell_key(self.__cell__), self.__owner__,
            tuple(sorted(extra)) if extra else None))

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        extra = ''
        if self.__forward_module__ is not None:
            extra += f", module={self.__forward_module__!r}"
        if self.__forward_is_class__:
            extra += ", is_class=True"
        if self.__owner__ is not None:
            extra += f", owner={self.__owner__!r}"
        return f"ForwardRef({self.__resolved_str__!r}{extra})"


def _is_plain_name(text):
    if not text.isidentifier():
        return False
    from keyword import iskeyword
    return not iskeyword(text)


def _cell_key(cell):
    """Make something that is equal for the same cells only."""
    if isinstance(cell, dict):
        return tuple(sorted([(name, id(each)) for name, each in cell.items()]))
    return None if cell is None else id(cell)


def _rewrite_star_unpack(arg):
    """Make an expression of an annotation like `*Ts`."""
    return f"({arg},)[0]" if arg.lstrip().startswith("*") else arg


def _replace_name(text, name, replacement):
    """Replace a name in a source text; one is not to be part of another."""
    parts = text.split(name)
    result = parts[0]
    for part in parts[1:]:
        result += (name if part[:1].isdigit() else replacement) + part
    return result


# --- recording ---

class _Stringifier:
    # Records what is done to it.  Must not derive from ForwardRef: the names
    # of its attributes are all dunders because any other stands for itself.

    __slots__ = _SLOTS

    def __init__(self, node, globals=None, owner=None, is_class=False,
                 cell=None, *, stringifier_dict, extra_names=None):
        self.__arg__ = None
        self.__forward_is_argument__ = False
        self.__forward_is_class__ = is_class
        self.__forward_module__ = None
        self.__code__ = None
        self.__globals__ = globals
        self.__extra_names__ = extra_names
        self.__ast_node__ = node
        self.__cell__ = cell
        self.__owner__ = owner
        self.__stringifier_dict__ = stringifier_dict
        self.__resolved_str_cache__ = None

    def __new_node__(self, text, precedence, *extra_names):
        """Make the stringifier for the result of an operation."""
        names = dict(self.__extra_names__ or ())
        for more in extra_names:
            names.update(more or ())
        new = _Stringifier(
            (text, precedence), self.__globals__, self.__owner__,
            self.__forward_is_class__,
            stringifier_dict=self.__stringifier_dict__,
            extra_names=names or None)
        self.__stringifier_dict__.stringifiers.append(new)
        return new

    def __source__(self, precedence=_TEST):
        """Return the text, in parentheses if it binds less tightly."""
        node = self.__ast_node__
        if isinstance(node, str):
            return node
        text, own = node
        return f'({text})' if own < precedence else text

    def __source_of__(self, other, precedence=_TEST):
        """Return (text, extra names) of an operand."""
        cls = type(other)
        if cls is _Stringifier:
            return other.__source__(precedence), other.__extra_names__
        if cls in (list, tuple, set, dict):
            return self.__source_of_display__(other, cls)
        if _is_template(other):
            return _template_source(other), None
        if (other is None or other is ...
                or cls in (str, int, float, bool, complex)
                or self.__stringifier_dict__.format == Format.STRING):
            return repr(other), None
        # The text is to be evaluated again: give the object a name.
        name = self.__stringifier_dict__.create_unique_name()
        return name, {name: other}

    def __source_of_display__(self, other, cls):
        extra_names = {}
        items = []
        for item in other:
            text, more = self.__source_of__(item)
            extra_names.update(more or ())
            if cls is dict:
                value, more = self.__source_of__(other[item])
                extra_names.update(more or ())
                text = f'{text}: {value}'
            items.append(text)
        inside = ', '.join(items)
        if cls is list:
            return f'[{inside}]', extra_names
        if cls is tuple:
            return f'({inside}{"," if len(items) == 1 else ""})', extra_names
        if cls is set and not items:
            return '{*()}', extra_names
        return f'{{{inside}}}', extra_names

    def __source_of_index__(self, index):
        if not isinstance(index, slice):
            return self.__source_of__(index)
        extra_names = {}
        parts = []
        for bound in (index.start, index.stop, index.step):
            text = ''
            if bound is not None:
                text, more = self.__source_of__(bound)
                extra_names.update(more or ())
            parts.append(text)
        if index.step is None:
            del parts[2]
        return ':'.join(parts), extra_names

    def __getitem__(self, other):
        # A class's variables are looked up in this cell first: it has none.
        if self.__ast_node__ == "__classdict__":
            raise KeyError
        extra_names = {}
        if isinstance(other, tuple) and other:
            parts = []
            for item in other:
                text, more = self.__source_of_index__(item)
                extra_names.update(more or ())
                parts.append(text)
            text = ', '.join(parts) + (',' if len(parts) == 1 else '')
        else:
            text, extra_names = self.__source_of_index__(other)
        return self.__new_node__(
            f'{self.__source__(_ATOM)}[{text}]', _ATOM, extra_names)

    def __getattr__(self, attr):
        # typing asks for these to see what it has been given.
        if attr.startswith('__typing_') or attr == '__parameters__':
            raise AttributeError(attr)
        return self.__new_node__(f'{self.__source__(_ATOM)}.{attr}', _ATOM)

    def __call__(self, *args, **kwargs):
        parts = []
        extra_names = {}
        for value in args:
            text, more = self.__source_of__(value)
            extra_names.update(more or ())
            parts.append(text)
        for name, value in kwargs.items():
            text, more = self.__source_of__(value)
            extra_names.update(more or ())
            parts.append(f'{name}={text}')
        return self.__new_node__(
            f'{self.__source__(_ATOM)}({", ".join(parts)})', _ATOM,
            extra_names)

    def __iter__(self):
        yield self.__new_node__(f'*{self.__source__(_BOR)}', _TEST)

    def __repr__(self):
        return self.__source__()

    def __format__(self, format_spec):
        raise TypeError("Cannot stringify annotation containing string formatting")

    # Defining __eq__ below takes this away; keys of dicts are kept apart.
    __hash__ = object.__hash__


def _define_operators():
    def binary(symbol, precedence):
        # The side on which a chain continues binds equally.
        left, right = precedence, precedence + 1
        if symbol == '**':
            left, right = right, left
        elif precedence == _CMP:
            left = right

        def method(self, other):
            text, extra = self.__source_of__(other, right)
            return self.__new_node__(
                f'{self.__source__(left)} {symbol} {text}', precedence, extra)

        def reflected(self, other):
            text, extra = self.__source_of__(other, left)
            return self.__new_node__(
                f'{text} {symbol} {self.__source__(right)}', precedence, extra)
        return method, reflected

    def unary(symbol):
        def method(self):
            return self.__new_node__(
                f'{symbol}{self.__source__(_FACTOR)}', _FACTOR)
        return method

    for name, symbol, precedence in (
            ('add', '+', _ARITH), ('sub', '-', _ARITH), ('mul', '*', _TERM),
            ('matmul', '@', _TERM), ('truediv', '/', _TERM),
            ('mod', '%', _TERM), ('floordiv', '//', _TERM),
            ('lshift', '<<', _SHIFT), ('rshift', '>>', _SHIFT),
            ('or', '|', _BOR), ('xor', '^', _BXOR), ('and', '&', _BAND),
            ('pow', '**', _POWER)):
        method, reflected = binary(symbol, precedence)
        setattr(_Stringifier, f'__{name}__', method)
        setattr(_Stringifier, f'__r{name}__', reflected)
    for name, symbol in (('lt', '<'), ('le', '<='), ('eq', '=='),
                         ('ne', '!='), ('gt', '>'), ('ge', '>=')):
        setattr(_Stringifier, f'__{name}__', binary(symbol, _CMP)[0])
    for name, symbol in (('invert', '~'), ('pos', '+'), ('neg', '-')):
        setattr(_Stringifier, f'__{name}__', unary(symbol))


_define_operators()
del _define_operators


class _StringifierDict(dict):
    """A namespace that makes up stringifiers for the names it lacks."""

    def __init__(self, namespace, *, globals=None, owner=None,
                 is_class=False, format):
        super().__init__(namespace)
        self.namespace = namespace
        self.globals = globals
        self.owner = owner
        self.is_class = is_class
        self.stringifiers = []
        self.next_id = 1
        self.format = format

    def __missing__(self, key):
        new = _Stringifier(key, globals=self.globals, owner=self.owner,
                           is_class=self.is_class, stringifier_dict=self)
        self.stringifiers.append(new)
        return new

    def transmogrify(self, cell_dict):
        """Turn all stringifiers made here into forward references."""
        for obj in self.stringifiers:
            obj.__class__ = ForwardRef
            obj.__stringifier_dict__ = None
            if isinstance(obj.__ast_node__, str):
                obj.__arg__ = obj.__ast_node__
                obj.__ast_node__ = None
            if cell_dict is not None and obj.__cell__ is None:
                obj.__cell__ = cell_dict

    def create_unique_name(self):
        name = f"__annotationlib_name_{self.next_id}__"
        self.next_id += 1
        return name


def _is_expression(text):
    try:
        compile(f'({text})', "<string>", "eval")
    except SyntaxError:
        return False
    return bool(text.strip())


def _template_source(template):
    """Write a template string as a literal, or as a call without source."""
    if not all([_is_expression(part.expression)
                for part in template.interpolations]):
        return 'Template(' + ', '.join([
            repr(part) if isinstance(part, str) else
            f'Interpolation({part.value!r}, {part.expression!r}, '
            f'{part.conversion!r}, {part.format_spec!r})'
            for part in template]) + ')'
    parts = []
    for part in template:
        if isinstance(part, str):
            parts.append(part.replace('{', '{{').replace('}', '}}'))
            continue
        text = part.expression
        if isinstance(part.value, _Stringifier) and not text:
            text = part.value.__source__()
        if part.conversion is not None:
            text += f'!{part.conversion}'
        if part.format_spec:
            text += f':{part.format_spec}'
        parts.append(f'{{{text}}}')
    body = ''.join(parts)
    for quote in ('"""', "'''") if '\n' in body else ("'", '"', "'''"):
        if quote not in body:
            break
    return f't{quote}{body}{quote}'


def _stringify_single(anno):
    if anno is ...:
        return "..."
    if isinstance(anno, str):
        return anno
    if _is_template(anno):
        return _template_source(anno)
    return repr(anno)


# --- calling annotate functions ---

def call_evaluate_function(evaluate, format, *, owner=None):
    """Call an evaluate function (of a lazily evaluated type parameter or
    alias) in some format; the result is one object.
    """
    return call_annotate_function(evaluate, format, owner=owner,
                                  _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None,
                           _is_evaluate=False):
    """Call an __annotate__ function in some format; the result is a dict.

    Functions made by the compiler know only the format VALUE; for the others
    they are run with names that stand for themselves.  The owner is the
    object the function belongs to.
    """
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal "
                         "use only")
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format in (Format.STRING, Format.FORWARDREF):
        # Only with its own globals can a function say what it supports.
        try:
            annotate(Format.VALUE_WITH_FAKE_GLOBALS)
        except NotImplementedError:
            values = annotate(Format.VALUE)
            if format == Format.FORWARDREF:
                return values
            return (type_repr(values) if _is_evaluate
                    else annotations_to_string(values))
        except Exception:
            pass
    if format == Format.STRING:
        return _call_for_strings(annotate, owner, _is_evaluate)
    if format == Format.FORWARDREF:
        return _call_for_references(annotate, owner, _is_evaluate)
    if format == Format.VALUE:
        raise RuntimeError("annotate function does not support VALUE format")
    raise ValueError(f"Invalid format: {format!r}")


def _with_globals(annotate, namespace, closure):
    """Copy a function, with other globals and cells."""
    return types.FunctionType(
        annotate.__code__, namespace, closure=closure,
        argdefs=annotate.__defaults__, kwdefaults=annotate.__kwdefaults__)


def _call_for_strings(annotate, owner, is_evaluate):
    namespace = _StringifierDict({}, format=Format.STRING)
    closure, _ = _build_closure(annotate, owner, isinstance(owner, type),
                                namespace, allow_evaluation=False)
    function = _with_globals(annotate, namespace, closure)
    result = function(Format.VALUE_WITH_FAKE_GLOBALS)
    if is_evaluate:
        return _stringify_single(result)
    return {key: _stringify_single(value) for key, value in result.items()}


def _call_for_references(annotate, owner, is_evaluate):
    is_class = isinstance(owner, type)
    # First with all that is known.  An operation between a known and an
    # unknown object can fail, though.
    known = {**annotate.__builtins__, **annotate.__globals__}
    namespace = _StringifierDict(
        known, globals=annotate.__globals__, owner=owner, is_class=is_class,
        format=Format.FORWARDREF)
    closure, cells = _build_closure(annotate, owner, is_class, namespace,
                                    allow_evaluation=True)
    function = _with_globals(annotate, namespace, closure)
    try:
        result = function(Format.VALUE_WITH_FAKE_GLOBALS)
    except Exception:
        pass
    else:
        namespace.transmogrify(cells)
        return result

    # Then with nothing known, and each result is evaluated on its own.
    namespace = _StringifierDict(
        {}, globals=annotate.__globals__, owner=owner, is_class=is_class,
        format=Format.FORWARDREF)
    closure, cells = _build_closure(annotate, owner, is_class, namespace,
                                    allow_evaluation=False)
    function = _with_globals(annotate, namespace, closure)
    result = function(Format.VALUE_WITH_FAKE_GLOBALS)
    namespace.transmogrify(cells)

    def evaluate(value):
        if isinstance(value, ForwardRef):
            return value.evaluate(format=Format.FORWARDREF)
        return value
    if is_evaluate:
        return evaluate(result)
    return {key: evaluate(value) for key, value in result.items()}


def _build_closure(annotate, owner, is_class, stringifier_dict, *,
                   allow_evaluation):
    """Make cells for a copy of a function, and a dict of the original ones.

    Empty cells get a stringifier; without allow_evaluation all do.
    """
    if not annotate.__closure__:
        return None, None
    new_closure = []
    cells = {}
    for name, cell in zip(annotate.__code__.co_freevars,
                          annotate.__closure__, strict=True):
        cells[name] = cell
        new_cell = None
        if allow_evaluation:
            try:
                cell.cell_contents
            except ValueError:
                pass
            else:
                new_cell = cell
        if new_cell is None:
            new = _Stringifier(
                name, cell=cell, owner=owner, globals=annotate.__globals__,
                is_class=is_class, stringifier_dict=stringifier_dict)
            stringifier_dict.stringifiers.append(new)
            new_cell = types.CellType(new)
        new_closure.append(new_cell)
    return tuple(new_closure), cells


# --- asking for annotations ---

def get_annotate_from_class_namespace(obj):
    """Find the annotate function in the namespace of a class being made.

    A metaclass needs it before there is a class; None if there is none.
    """
    try:
        return obj["__annotate__"]
    except KeyError:
        return obj.get("__annotate_func__", None)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False,
                    format=Format.VALUE):
    """Return a new dict of the annotations of a function, class or module.

    With eval_str, strings among the values are evaluated, in the given
    namespaces or in those that obj suggests.  The format says what becomes of
    names that are not known: VALUE raises NameError, FORWARDREF gives forward
    references, STRING gives source text.

    A class without annotations has none: those of its bases do not count.
    """
    if eval_str and format != Format.VALUE:
        raise ValueError(
            "eval_str=True is only supported with format=Format.VALUE")

    if format == Format.VALUE:
        ann = _get_dunder_annotations(obj)
        if ann is None:
            ann = _get_and_call_annotate(obj, format)
    elif format == Format.FORWARDREF:
        try:
            ann = _get_dunder_annotations(obj)
        except Exception:
            pass
        else:
            if ann is not None:
                return dict(ann)
        ann = _get_and_call_annotate(obj, format)
        if ann is None:
            # Nothing can explain the error; so show it.
            ann = _get_dunder_annotations(obj)
    elif format == Format.STRING:
        ann = _get_and_call_annotate(obj, format)
        if ann is not None:
            return dict(ann)
        ann = _get_dunder_annotations(obj)
        if ann is not None:
            return annotations_to_string(ann)
    elif format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError("The VALUE_WITH_FAKE_GLOBALS format is for internal "
                         "use only")
    else:
        raise ValueError(f"Unsupported format {format!r}")

    if ann is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not ann or not eval_str:
        return dict(ann)

    if globals is None or locals is None:
        own_globals, own_locals = _own_namespaces(obj)
        if globals is None:
            globals = own_globals
        if locals is None:
            locals = own_locals
    # Type parameters count unless the namespace hides them.
    if type_params := getattr(obj, "__type_params__", ()):
        parameters = {parameter.__name__: parameter
                      for parameter in type_params}
        locals = parameters | (locals or {})
    return {
        key: eval(_rewrite_star_unpack(value), globals, locals)
        if isinstance(value, str) else value
        for key, value in ann.items()}


def _own_namespaces(obj):
    """Return the globals and locals in which to evaluate an annotation."""
    locals = None
    if isinstance(obj, type):
        module_name = getattr(obj, "__module__", None)
        module = sys.modules.get(module_name) if module_name else None
        globals = getattr(module, "__dict__", None)
        locals = dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        return obj.__dict__, None
    elif callable(obj):
        globals = getattr(obj, "__globals__", None)
    else:
        return None, None
    # The function within all wrappers has the right ones.
    functools = sys.modules.get("functools")
    seen = set()
    while id(obj) not in seen:  # wrappers can wrap each other
        seen.add(id(obj))
        if hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        elif functools and isinstance(obj, functools.partial):
            obj = obj.func
        else:
            break
    return getattr(obj, "__globals__", globals), locals


def type_repr(value):
    """Show a value as annotations show it in format STRING.

    Classes and functions by their names, everything else by its repr().
    """
    if isinstance(value, (type, types.FunctionType,
                          types.BuiltinFunctionType)):
        module = value.__module__
        if module is None:
            # A bound native method
            owner = value.__self__
            if not isinstance(owner, type):
                owner = type(owner)
            module = owner.__module__
        if module == "builtins":
            return value.__qualname__
        return f"{module}.{value.__qualname__}"
    if _is_template(value):
        return _template_source(value)
    if value is ...:
        return "..."
    return repr(value)


def annotations_to_string(annotations):
    """Turn the values of an annotation dict into text.

    For annotate functions that have values only; what is text already stays.
    """
    return {name: value if isinstance(value, str) else type_repr(value)
            for name, value in annotations.items()}


def _get_and_call_annotate(obj, format):
    """Call the annotate function of an object, if it has one."""
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    ann = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(ann, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return ann


_BASE_GET_ANNOTATIONS = type.__dict__["__annotations__"].__get__


def _get_dunder_annotations(obj):
    """Return the __annotations__ of an object, checked, or None."""
    if isinstance(obj, type):
        # A metaclass could have annotations of its own: ask `type`.
        try:
            ann = _BASE_GET_ANNOTATIONS(obj)
        except AttributeError:
            return None  # a native type
    else:
        ann = getattr(obj, "__annotations__", None)
        if ann is None:
            return None
    if not isinstance(ann, dict):
        raise ValueError(
            f"{obj!r}.__annotations__ is neither a dict nor None")
    return ann
