"""Type hints: the special forms, aliases and protocols they are written with.

Nothing here checks types; hints are objects that can be taken apart again.
In order: helpers, special forms, type variables' half, aliases, the forms that
make them, protocols, introspection, deprecated aliases, NamedTuple and
TypedDict, small functions, IO classes.  TypeVar and its kin are native, or
come from _typevars.
"""

import collections.abc
import copyreg
import functools
import operator
import sys
import types
from abc import (
    abstractmethod, ABCMeta, _abc_instancecheck, _abc_subclasscheck)
from collections import defaultdict
from types import GenericAlias

try:
    from _typing import (
        _idfunc, TypeVar, ParamSpec, TypeVarTuple, ParamSpecArgs,
        ParamSpecKwargs, TypeAliasType, Generic, Union, NoDefault)
except ImportError:
    from _typevars import (
        _idfunc, TypeVar, ParamSpec, TypeVarTuple, ParamSpecArgs,
        ParamSpecKwargs, TypeAliasType, Generic, Union, NoDefault)

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final',
    'ForwardRef', 'Generic', 'Literal', 'Optional', 'ParamSpec', 'Protocol',
    'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet',
    'ByteString', 'Container', 'ContextManager', 'Hashable', 'ItemsView',
    'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
    'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized',
    'ValuesView', 'Awaitable', 'AsyncIterator', 'AsyncIterable', 'Coroutine',
    'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible',
    'SupportsAbs', 'SupportsBytes', 'SupportsComplex', 'SupportsFloat',
    'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap', 'Counter',
    'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet',
    'NamedTuple', 'TypedDict', 'Generator', 'BinaryIO', 'IO', 'Match',
    'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast',
    'clear_overloads', 'dataclass_transform', 'evaluate_forward_ref', 'final',
    'get_args', 'get_origin', 'get_overloads', 'get_protocol_members',
    'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString', 'Never',
    'NewType', 'no_type_check', 'no_type_check_decorator', 'NoDefault',
    'NoReturn', 'NotRequired', 'overload', 'override', 'ParamSpecArgs',
    'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type',
    'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING', 'TypeAlias',
    'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack',
]


class _LazyAnnotationLib:
    """Imports annotationlib when something of it is needed."""

    def __getattr__(self, attr):
        import annotationlib
        return getattr(annotationlib, attr)

_lazy_annotationlib = _LazyAnnotationLib()


# --- helpers ---

def _make_forward_ref(arg, **kwargs):
    reference = _lazy_annotationlib.ForwardRef(arg, **kwargs)
    reference.__forward_code__  # a wrong text is to be noticed at once
    return reference


def _type_convert(arg, module=None, *, allow_special_forms=False, owner=None):
    """Turn None and strings into what they mean as types."""
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return _make_forward_ref(arg, module=module,
                                 is_class=allow_special_forms, owner=owner)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *,
                allow_special_forms=False, owner=None):
    """Convert an argument, and refuse what can be no type."""
    refused = [Generic, Protocol]
    if not allow_special_forms:
        refused.append(ClassVar)
        if is_argument:
            refused.append(Final)
    arg = _type_convert(arg, module=module, owner=owner,
                        allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias) and arg.__origin__ in refused:
        raise TypeError(f"{arg} is not valid as type argument")
    if arg in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return arg
    if allow_special_forms and arg in (ClassVar, Final):
        return arg
    if isinstance(arg, _SpecialForm) or arg in (Generic, Protocol):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _is_param_expr(arg):
    return arg is ... or isinstance(
        arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _should_unflatten_callable_args(typ, args):
    """Tell whether the args of a Callable hold its parameters one by one."""
    return (typ.__origin__ is collections.abc.Callable
            and not (len(args) == 2 and _is_param_expr(args[0])))


def _type_repr(obj):
    if isinstance(obj, tuple):
        return '[' + ', '.join([_type_repr(item) for item in obj]) + ']'
    return _lazy_annotationlib.type_repr(obj)


def _collect_type_parameters(args, *, enforce_default_ordering=True,
                             validate_all=False):
    """Return the type parameters in args, each once, in order."""
    default_seen = variadic_seen = False
    parameters = []

    def add(parameter):
        if parameter not in parameters:
            parameters.append(parameter)

    for arg in args:
        if isinstance(arg, type):
            continue  # its __parameters__ are another thing
        if isinstance(arg, tuple):
            for item in arg:
                for parameter in _collect_type_parameters([item]):
                    add(parameter)
        elif hasattr(arg, '__typing_subst__'):
            if arg in parameters:
                continue
            if enforce_default_ordering:
                if arg.has_default():
                    if variadic_seen:
                        raise TypeError('Type parameter with a default '
                                        'follows TypeVarTuple')
                    default_seen = True
                elif default_seen:
                    raise TypeError(f'Type parameter {arg!r} without a default'
                                    ' follows type parameter with a default')
            parameters.append(arg)
        else:
            if _is_unpacked_typevartuple(arg):
                variadic_seen = True
            for parameter in getattr(arg, '__parameters__', ()):
                add(parameter)
    return tuple(parameters)


def _check_generic_specialization(cls, arguments):
    expected = len(cls.__parameters__)
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    actual = len(arguments)
    if actual == expected:
        return
    wanted = expected
    if actual < expected:
        missing = cls.__parameters__[actual:]
        if missing[0].has_default():
            return  # and all after it
        expected -= sum([p.has_default() for p in missing])
        wanted = f"at least {expected}"
    raise TypeError(f"Too {'many' if actual > expected else 'few'} arguments "
                    f"for {cls}; actual {actual}, expected {wanted}")


def _unpack_args(*args):
    """Replace unpacked tuples by their items, unless open-ended."""
    result = []
    for arg in args:
        items = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if items is not None and not (items and items[-1] is ...):
            result.extend(items)
        else:
            result.append(arg)
    return result


def _deduplicate(params, *, unhashable_fallback=False):
    try:
        return dict.fromkeys(params)
    except TypeError:
        if not unhashable_fallback:
            raise
        result = []
        for param in params:
            if param not in result:
                result.append(param)
        return result


def _flatten_literal_params(parameters):
    result = []
    for parameter in parameters:
        if isinstance(parameter, _LiteralGenericAlias):
            result.extend(parameter.__args__)
        else:
            result.append(parameter)
    return tuple(result)


_cleanups = []
_caches = {}


def _tp_cache(func=None, /, *, typed=False):
    """Cache a __getitem__, except for arguments that cannot be hashed."""
    def decorator(func):
        cached = functools.lru_cache(typed=typed)(func)
        _caches[func] = cached
        _cleanups.append(cached.cache_clear)

        @functools.wraps(func)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass  # raised again below if it was not about hashing
            return func(*args, **kwds)
        return inner
    return decorator if func is None else decorator(func)


def _deprecation_warning_for_no_type_params_passed(funcname):
    import warnings
    warnings.warn(
        "Failing to pass a value to the 'type_params' parameter of "
        f"{funcname!r} is deprecated, as it leads to incorrect behaviour when "
        f"calling {funcname} on a stringified annotation that references a "
        "PEP 695 type parameter. It will be disallowed in Python 3.15.",
        DeprecationWarning, stacklevel=3)


class _Sentinel:
    __slots__ = ()

    def __repr__(self):
        return '<sentinel>'

_sentinel = _Sentinel()


def _eval_type(t, globalns, localns, type_params=_sentinel, *,
               recursive_guard=frozenset(), format=None, owner=None,
               parent_fwdref=None, prefer_fwd_module=False):
    """Evaluate all forward references in a type."""
    if type_params is _sentinel:
        _deprecation_warning_for_no_type_params_passed("typing._eval_type")
        type_params = ()
    if isinstance(t, _lazy_annotationlib.ForwardRef):
        # A reference that knows its module is evaluated there.
        if prefer_fwd_module and t.__forward_module__ is not None:
            globalns = None
            if owner_type_params := getattr(owner, "__type_params__", None):
                globalns = getattr(sys.modules.get(t.__forward_module__),
                                   "__dict__", None)
                if globalns is not None:
                    globalns = globalns | {param.__name__: param
                                           for param in owner_type_params}
        return evaluate_forward_ref(
            t, globals=globalns, locals=localns, type_params=type_params,
            owner=owner, _recursive_guard=recursive_guard, format=format)
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    args = t.__args__
    if isinstance(t, GenericAlias):
        is_unpacked = t.__unpacked__
        args = tuple([
            _make_forward_ref(
                arg, owner=getattr(parent_fwdref, '__owner__', None),
                is_class=getattr(
                    parent_fwdref, '__forward_is_class__', False),
                module=getattr(parent_fwdref, '__forward_module__', None))
            if isinstance(arg, str) else arg for arg in args])
        if _should_unflatten_callable_args(t, args):
            t = t.__origin__[args[:-1], args[-1]]
        else:
            t = t.__origin__[args]
        if is_unpacked:
            t = Unpack[t]
    new = tuple([
        _eval_type(arg, globalns, localns, type_params,
                   recursive_guard=recursive_guard, format=format, owner=owner,
                   prefer_fwd_module=prefer_fwd_module)
        for arg in t.__args__])
    if new == t.__args__:
        return t
    if isinstance(t, Union):
        return functools.reduce(operator.or_, new)
    if isinstance(t, GenericAlias):
        if _should_unflatten_callable_args(t, new):
            alias = t.__origin__[new[:-1], new[-1]]
        else:
            alias = GenericAlias(t.__origin__, new)
        return alias
    return t.copy_with(new)


class _Final:
    """Mixin that forbids to derive from a class."""

    __slots__ = ('__weakref__',)

    def __init_subclass__(cls, /, *args, **kwds):
        if '_root' not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    """Mixin: __getitem__ alone would make an object iterable."""

    __slots__ = ()
    __iter__ = None


# --- special forms ---

class _SpecialForm(_Final, _NotIterable, _root=True):
    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in {'__name__', '__qualname__'}:
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    # Literal: 1 and True are different here.
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return self._getitem(self, *parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """The type of anything, compatible with every type both ways.

    A class may derive from it, say for mocks.
    """

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _plain_form(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


@_SpecialForm
def NoReturn(self, parameters):
    """The result of a function that never returns."""
    _plain_form(self, parameters)


@_SpecialForm
def Never(self, parameters):
    """The type that has no members."""
    _plain_form(self, parameters)


@_SpecialForm
def Self(self, parameters):
    """The class of `self`, in a method's annotations."""
    _plain_form(self, parameters)


@_SpecialForm
def LiteralString(self, parameters):
    """Any string that stands in the source literally."""
    _plain_form(self, parameters)


@_SpecialForm
def TypeAlias(self, parameters):
    """Marks an assignment as a type alias; `type X = ...` does it better."""
    _plain_form(self, parameters)


def _one_type(self, parameters, allow_special_forms=False):
    item = _type_check(parameters, f'{self} accepts only single type.',
                       allow_special_forms=allow_special_forms)
    return _GenericAlias(self, (item,))


@_SpecialForm
def ClassVar(self, parameters):
    """ClassVar[int] marks a class variable, not to be set on instances."""
    return _one_type(self, parameters, allow_special_forms=True)


@_SpecialForm
def Final(self, parameters):
    """Final[int] marks a name that is not to be bound again."""
    return _one_type(self, parameters, allow_special_forms=True)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X] is X | None."""
    arg = _type_check(parameters, f"{self} requires a single type.")
    return Union[arg, type(None)]


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """Literal['r', 'w'] is the type of these very values."""
    parameters = _flatten_literal_params(parameters)
    unique = _deduplicate(list(_value_and_type_iter(parameters)),
                          unhashable_fallback=True)
    parameters = tuple([value for value, _ in unique])
    return _LiteralGenericAlias(self, parameters)


@_SpecialForm
def Concatenate(self, parameters):
    """Concatenate[int, P]: parameters in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a "
                        "ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    return _ConcatenateGenericAlias(self, (
        *[_type_check(p, msg) for p in parameters[:-1]], parameters[-1]))


@_SpecialForm
def TypeGuard(self, parameters):
    """The result of a function whose True tells the type of its argument."""
    return _one_type(self, parameters)


@_SpecialForm
def TypeIs(self, parameters):
    """The result of a function that tells whether its argument has a type."""
    return _one_type(self, parameters)


@_SpecialForm
def Unpack(self, parameters):
    """Unpack[Ts] is *Ts; in **kwargs: Unpack[TD] the keys of a TypedDict."""
    item = _type_check(parameters, f'{self} accepts only single type.')
    return _UnpackGenericAlias(origin=self, args=(item,))


@_SpecialForm
def Required(self, parameters):
    """Marks a key that a TypedDict with total=False must have."""
    return _one_type(self, parameters, allow_special_forms=True)


@_SpecialForm
def NotRequired(self, parameters):
    """Marks a key that a TypedDict may lack."""
    return _one_type(self, parameters, allow_special_forms=True)


@_SpecialForm
def ReadOnly(self, parameters):
    """Marks a key of a TypedDict that is not to be changed."""
    return _one_type(self, parameters, allow_special_forms=True)


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Annotated(self, *params):
    """Annotated[int, x, ...] is int, with something said about it.

    What follows the type is in __metadata__.
    """
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used "
                        "with at least two arguments (a type and an "
                        "annotation).")
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError("Annotated[...] should not be used with an "
                        "unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.",
                         allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


# --- what the native type variables call ---

def _is_unpacked_typevartuple(x):
    # A class may answer anything to getattr().
    return (not isinstance(x, type) and getattr(
        x, '__typing_is_unpacked_typevartuple__', False) is True)


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


def _typevar_subst(self, arg):
    msg = "Parameters to generic types must be types."
    arg = _type_check(arg, msg, is_argument=True)
    if (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
            or isinstance(arg, GenericAlias)
            and getattr(arg, '__unpacked__', False)):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    params = alias.__parameters__
    position = params.index(self)
    for param in params[position + 1:]:
        if isinstance(param, TypeVarTuple):
            raise TypeError(
                f"More than one TypeVarTuple parameter in {alias}")
    alen, plen = len(args), len(params)
    left = position
    right = plen - position - 1
    variadic = None
    for k, arg in enumerate(args):
        if not isinstance(arg, type):
            items = getattr(arg, '__typing_unpacked_tuple_args__', None)
            if items and len(items) == 2 and items[-1] is ...:
                if variadic is not None:
                    raise TypeError(
                        "More than one unpacked arbitrary-length tuple "
                        "argument")
                variadic = k
                fill = items[0]
    if variadic is not None:
        left = min(left, variadic)
        right = min(right, alen - variadic - 1)
    elif left + right > alen:
        raise TypeError(f"Too few arguments for {alias};"
                        f" actual {alen}, expected at least {plen - 1}")
    if left == alen - right and self.has_default():
        replacement = _unpack_args(self.__default__)
    else:
        replacement = args[left: alen - right]
    return (
        *args[:left],
        *([fill] * (position - left) if variadic is not None else ()),
        replacement,
        *([fill] * (plen - right - left - (position - left) - 1)
          if variadic is not None else ()),
        *args[alen - right:])


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(item, "Expected a type.") for item in arg])
    if not _is_param_expr(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, "
                        f"or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    params = alias.__parameters__
    position = params.index(self)
    if position == len(args) and self.has_default():
        args = (*args, self.__default__)
    if position >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    # Z[int, str] may be written for Z[[int, str]] if P is all there is.
    if len(params) == 1 and not _is_param_expr(args[0]):
        return (tuple(args),)
    if isinstance(args[position], list):
        return (*args[:position], tuple(args[position]), *args[position + 1:])
    return args


@_tp_cache
def _generic_class_getitem(cls, args):
    """Generic.__class_getitem__, for user classes too."""
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple([_type_convert(arg) for arg in args])
    is_generic_or_protocol = cls in (Generic, Protocol)
    if is_generic_or_protocol:
        if not args:
            raise TypeError(
                f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all([_is_typevar_like(arg) for arg in args]):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be "
                            "type variables or parameter specifications.")
        if len(set(args)) != len(args):
            raise TypeError(
                f"Parameters to {cls.__name__}[...] must all be unique")
    else:
        try:
            parameters = cls.__parameters__
        except AttributeError as error:
            init_subclass = getattr(cls, '__init_subclass__', None)
            if init_subclass not in {None, Generic.__init_subclass__}:
                error.add_note(
                    "Note: this exception may have been caused by "
                    f"{init_subclass.__qualname__!r} (or the "
                    "'__init_subclass__' method on a superclass) not calling "
                    "'super().__init_subclass__()'")
            raise
        for param in parameters:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(cls, args)
        _check_generic_specialization(cls, args)
        new_args = []
        for param, new_arg in zip(cls.__parameters__, args):
            if isinstance(param, TypeVarTuple):
                new_args.extend(new_arg)
            else:
                new_args.append(new_arg)
        args = tuple(new_args)
    return _GenericAlias(cls, args)


def _generic_init_subclass(cls, *args, **kwargs):
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    if '__orig_bases__' in cls.__dict__:
        error = Generic in cls.__orig_bases__
    else:
        error = (Generic in cls.__bases__ and cls.__name__ != 'Protocol'
                 and type(cls) != _TypedDictMeta)
    if error:
        raise TypeError("Cannot inherit from plain Generic")
    tvars = ()
    if '__orig_bases__' in cls.__dict__:
        tvars = _collect_type_parameters(cls.__orig_bases__)
        # With Generic[...] or Protocol[...] the order is explicit.
        gvars = None
        for base in cls.__orig_bases__:
            if (isinstance(base, _GenericAlias)
                    and base.__origin__ in (Generic, Protocol)):
                if gvars is not None:
                    raise TypeError(
                        "Cannot inherit from Generic[...] multiple times.")
                gvars = base.__parameters__
                form = base.__origin__.__name__
        if gvars is not None:
            missing = [var for var in tvars if var not in gvars]
            if missing:
                raise TypeError(
                    f"Some type variables ({', '.join(map(str, missing))}) "
                    f"are not listed in {form}"
                    f"[{', '.join(map(str, gvars))}]")
            tvars = gvars
    cls.__parameters__ = tuple(tvars)


def _is_dunder(attr):
    return attr.startswith('__') and attr.endswith('__')


# --- aliases ---

class _BaseGenericAlias(_Final, _root=True):
    """What all aliases share; other attributes are those of the origin.

    `inst` tells whether the alias can be called, `name` what it is called in
    this module.
    """

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass  # slots, or a __setattr__ that minds
        return result

    def __mro_entries__(self, bases):
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        # Generic comes in, unless a later base brings it.
        for base in bases[bases.index(self) + 1:]:
            if isinstance(base, _BaseGenericAlias):
                break
            if not isinstance(base, type):
                entries = getattr(base, "__mro_entries__", None)
                entries = entries(bases) if entries else None
                if isinstance(entries, tuple) and any(
                        [isinstance(each, type) and issubclass(each, Generic)
                         for each in entries]):
                    break
            elif issubclass(base, Generic):
                break
        else:
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, attr):
        if attr in {'__origin__', '__args__'}:
            return super().__getattr__(attr)
        if '__origin__' not in self.__dict__:
            raise AttributeError(attr)
        if attr in {'__name__', '__qualname__'}:
            return self._name or self.__origin__.__name__
        if not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if _is_dunder(attr) or attr in {'_name', '_inst', '_nparams',
                                        '_defaults'}:
            super().__setattr__(attr, val)
        else:
            setattr(self.__origin__, attr, val)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with"
                        " class and instance checks")

    def __dir__(self):
        return list({*super().__dir__(),
                     *[attr for attr in dir(self.__origin__)
                       if not _is_dunder(attr)]})


class _GenericAlias(_BaseGenericAlias, _root=True):
    """An origin with arguments: List[int], C[T], ClassVar[int] ..."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = tuple([... if arg is _TypingEllipsis else arg
                               for arg in args])
        self.__parameters__ = _collect_type_parameters(
            args, enforce_default_ordering=origin in (Generic, Protocol))
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__args__ == other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpack_args(*[_type_convert(arg) for arg in args])
        return self.copy_with(self._determine_new_args(args))

    def _determine_new_args(self, args):
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, '__typing_prepare_subst__', None)
            if prepare is not None:
                args = prepare(self, args)
        alen, plen = len(args), len(params)
        if alen != plen:
            raise TypeError(
                f"Too {'many' if alen > plen else 'few'} arguments for {self};"
                f" actual {alen}, expected {plen}")
        return tuple(self._make_substitution(
            self.__args__, dict(zip(params, args))))

    def _make_substitution(self, args, new_by_param):
        """Replace the type parameters in args, however deep."""
        result = []
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            subst = getattr(old, '__typing_subst__', None)
            if subst:
                new = subst(new_by_param[old])
            else:
                new = old
                inner = getattr(old, '__parameters__', ())
                if inner:
                    inner_args = []
                    for param in inner:
                        if isinstance(param, TypeVarTuple):
                            inner_args.extend(new_by_param[param])
                        else:
                            inner_args.append(new_by_param[param])
                    new = old[tuple(inner_args)]
            if (self.__origin__ == collections.abc.Callable
                    and isinstance(new, tuple)):
                result.extend(new)  # parameter lists are kept flat
            elif _is_unpacked_typevartuple(old):
                result.extend(new)
            elif isinstance(old, tuple):
                result.append(tuple(
                    self._make_substitution(old, new_by_param)))
            else:
                result.append(new)
        return result

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name,
                              inst=self._inst)

    def __repr__(self):
        name = ('typing.' + self._name if self._name
                else _type_repr(self.__origin__))
        args = ", ".join([_type_repr(arg) for arg in self.__args__])
        return f'{name}[{args or "()"}]'

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            for base in bases[bases.index(self) + 1:]:
                if isinstance(base, _BaseGenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_NotIterable, _BaseGenericAlias, _root=True):
    """An alias without arguments so far: List, Mapping ..."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        if name is None:
            name = origin.__name__
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams
        self._defaults = defaults
        shown = origin.__qualname__
        if origin.__module__ != 'builtins':
            shown = f'{origin.__module__}.{shown}'
        self.__doc__ = f'A generic version of {shown}.'

    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        msg = "Parameters to generic types must be types."
        params = tuple([_type_check(param, msg) for param in params])
        wanted, defaults = self._nparams, self._defaults
        if (defaults and len(params) < wanted
                and len(params) + len(defaults) >= wanted):
            params = (*params, *defaults[len(params) - wanted:])
        actual = len(params)
        if actual != wanted:
            if not wanted:
                raise TypeError(f"{self} is not a generic class")
            expected = (f"at least {wanted - len(defaults)}" if defaults
                        else str(wanted))
            raise TypeError(
                f"Too {'many' if actual > wanted else 'few'} arguments for "
                f"{self}; actual {actual}, expected {expected}")
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name,
                             inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class _DeprecatedGenericAlias(_SpecialGenericAlias, _root=True):
    """An alias that warns when it is used."""

    def __init__(self, origin, nparams, *, removal_version, inst=True,
                 name=None):
        super().__init__(origin, nparams, inst=inst, name=name)
        self._removal_version = removal_version

    def __setattr__(self, attr, val):
        if attr == '_removal_version':
            object.__setattr__(self, attr, val)
        else:
            super().__setattr__(attr, val)

    def _warn(self):
        import warnings
        warnings._deprecated(f"typing.{self._name}",
                             remove=self._removal_version)

    def __instancecheck__(self, inst):
        self._warn()
        return isinstance(inst, self.__origin__)

    def __subclasscheck__(self, cls):
        self._warn()
        return super().__subclasscheck__(cls)

    def __mro_entries__(self, bases):
        self._warn()
        return super().__mro_entries__(bases)


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        inside = ', '.join([_type_repr(arg) for arg in args[:-1]])
        return f'typing.Callable[[{inside}], {_type_repr(args[-1])}]'

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params,
                                     name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as "
                            "Callable[[arg, ...], result].")
        args, result = params
        if isinstance(args, list):
            args = tuple(args)
        return self.__getitem_inner__((args, result))

    @_tp_cache
    def __getitem_inner__(self, params):
        args, result = params
        result = _type_check(
            result, "Callable[args, result]: result must be a type.")
        if args is Ellipsis:
            return self.copy_with((_TypingEllipsis, result))
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with(
            (*[_type_convert(arg) for arg in args], result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((
                *[_type_check(param, msg) for param in params[:-1]],
                _TypingEllipsis))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(
            tuple([_type_check(param, msg) for param in params]))


class _UnionGenericAliasMeta(type):
    def __instancecheck__(self, inst):
        import warnings
        warnings._deprecated("_UnionGenericAlias", remove=(3, 17))
        return isinstance(inst, Union)

    def __subclasscheck__(self, inst):
        import warnings
        warnings._deprecated("_UnionGenericAlias", remove=(3, 17))
        return issubclass(inst, Union)

    def __eq__(self, other):
        import warnings
        warnings._deprecated("_UnionGenericAlias", remove=(3, 17))
        if other is _UnionGenericAlias or other is Union:
            return True
        return NotImplemented

    def __hash__(self):
        return hash(Union)


class _UnionGenericAlias(metaclass=_UnionGenericAliasMeta):
    """Stands for Union where old code asks for this class."""

    def __new__(cls, self_cls, parameters, /, *, name=None):
        import warnings
        warnings._deprecated("_UnionGenericAlias", remove=(3, 17))
        return Union[parameters]


def _value_and_type_iter(parameters):
    return ((value, type(value)) for value in parameters)


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return (set(_value_and_type_iter(self.__args__))
                == set(_value_and_type_iter(other.__args__)))

    def __hash__(self):
        return hash(frozenset(_value_and_type_iter(self.__args__)))


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        last = params[-1]
        if isinstance(last, (list, tuple)):
            return (*params[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*params[:-1], *last.__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg, = self.__args__
        if isinstance(arg, (_GenericAlias, GenericAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """A type with metadata; the origin is that type."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        new_type, = params
        return _AnnotatedAlias(new_type, self.__metadata__)

    def __repr__(self):
        shown = ", ".join([repr(item) for item in self.__metadata__])
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {shown}]"

    def __reduce__(self):
        return operator.getitem, (
            Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return (self.__origin__ == other.__origin__
                and self.__metadata__ == other.__metadata__)

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {'__name__', '__qualname__'}:
            return 'Annotated'
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


# --- protocols ---

class _TypingEllipsis:
    """Stands for ... where that would be taken for something else."""


_TYPING_INTERNALS = frozenset({
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol',
    '_is_runtime_protocol', '__protocol_attrs__',
    '__non_callable_proto_members__', '__type_params__'})
_SPECIAL_NAMES = frozenset({
    '__abstractmethods__', '__annotations__', '__dict__', '__doc__',
    '__init__', '__module__', '__new__', '__slots__', '__subclasshook__',
    '__weakref__', '__class_getitem__', '__match_args__',
    '__static_attributes__', '__firstlineno__', '__annotate__',
    '__annotate_func__', '__annotations_cache__'})
EXCLUDED_ATTRIBUTES = _TYPING_INTERNALS | _SPECIAL_NAMES | {'_MutableMapping__marker'}

# Modules whose ABCs a protocol may derive from, and that may check carelessly
_PROTO_ALLOWLIST = {
    'collections.abc': [
        'Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable',
        'AsyncIterator', 'Hashable', 'Sized', 'Container', 'Collection',
        'Reversible', 'Buffer'],
    'contextlib': ['AbstractContextManager', 'AbstractAsyncContextManager'],
    'io': ['Reader', 'Writer'],
    'os': ['PathLike'],
}


def _get_protocol_attrs(cls):
    """Return the names of the members of a protocol."""
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in {'Protocol', 'Generic'}:
            continue
        try:
            annotations = base.__annotations__
        except Exception:
            annotations = _lazy_annotationlib.get_annotations(
                base, format=_lazy_annotationlib.Format.FORWARDREF)
        for attr in (*base.__dict__, *annotations):
            if (not attr.startswith('_abc_')
                    and attr not in EXCLUDED_ATTRIBUTES):
                attrs.add(attr)
    return attrs


def _no_init_or_replace_init(self, *args, **kwargs):
    """__init__ of protocols: finds the one meant for the class at first call."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    # Set by this very protocol, so somebody else's comes next.
    if cls.__init__ is not _no_init_or_replace_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


def _caller(depth=1, default='__main__'):
    try:
        return sys._getframemodulename(depth + 1) or default
    except AttributeError:
        pass
    try:
        return sys._getframe(depth + 1).f_globals.get('__name__', default)
    except (AttributeError, ValueError):
        return None


def _allow_reckless_class_checks(depth=2):
    # abc and functools look at all classes, protocols among them.
    return _caller(depth) in {'abc', '_py_abc', 'functools', None}


@functools.cache
def _lazy_load_getattr_static():
    from inspect import getattr_static
    return getattr_static

_cleanups.append(_lazy_load_getattr_static.cache_clear)


def _type_check_issubclass_arg_1(arg):
    if not isinstance(arg, type):
        raise TypeError('issubclass() arg 1 must be a class')


class _ProtocolMeta(ABCMeta):
    # Makes isinstance() look at the attributes of the instance.

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == "Protocol" and bases == (Generic,):
            pass
        elif {Protocol, Generic} & set(bases):
            for base in bases:
                if not (base in {object, Generic}
                        or base.__name__ in _PROTO_ALLOWLIST.get(
                            base.__module__, [])
                        or issubclass(base, Generic)
                        and getattr(base, "_is_protocol", False)):
                    raise TypeError("Protocols can only inherit from other "
                                    f"protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if (getattr(cls, '_is_protocol', False)
                and not _allow_reckless_class_checks()):
            if not getattr(cls, '_is_runtime_protocol', False):
                _type_check_issubclass_arg_1(other)
                raise TypeError(
                    "Instance and class checks can only be used with "
                    "@runtime_checkable protocols")
            if (cls.__non_callable_proto_members__
                    and cls.__dict__.get("__subclasshook__") is _proto_hook):
                _type_check_issubclass_arg_1(other)
                names = sorted(cls.__non_callable_proto_members__)
                raise TypeError(
                    "Protocols with non-method members don't support "
                    "issubclass(). Non-method members: "
                    f"{str(names)[1:-1]}.")
        return _abc_subclasscheck(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return _abc_instancecheck(cls, instance)
        if (not getattr(cls, '_is_runtime_protocol', False)
                and not _allow_reckless_class_checks()):
            raise TypeError("Instance and class checks can only be used with"
                            " @runtime_checkable protocols")
        if _abc_instancecheck(cls, instance):
            return True
        getattr_static = _lazy_load_getattr_static()
        for attr in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, attr)
            except AttributeError:
                return False
            if (value is None
                    and attr not in cls.__non_callable_proto_members__):
                return False
        return True


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for attr in cls.__protocol_attrs__:
        for base in other.__mro__:
            if attr in base.__dict__:
                if base.__dict__[attr] is None:
                    return NotImplemented
                break
            # A protocol's annotation will do.
            if issubclass(other, Generic) and getattr(
                    other, "_is_protocol", False):
                annotations = _lazy_annotationlib.get_annotations(
                    base, format=_lazy_annotationlib.Format.FORWARDREF)
                if attr in annotations:
                    break
        else:
            return NotImplemented
    return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of protocols, whose members say what a type must have.

        class Named(Protocol):
            def name(self) -> str: ...

    Any class with these members fits.  Decorated with runtime_checkable, a
    protocol can be used with isinstance(), which looks at names only.
    """

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get('_is_protocol', False):
            cls._is_protocol = any(
                [base is Protocol for base in cls.__bases__])
        if '__subclasshook__' not in cls.__dict__:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


Protocol.__subclasshook__ = _proto_hook


def runtime_checkable(cls):
    """Class decorator: let a protocol be used with isinstance().

    Only the names of the members are looked for, not their types.
    """
    if not issubclass(cls, Generic) or not getattr(cls, '_is_protocol', False):
        raise TypeError('@runtime_checkable can be only applied to protocol '
                        f'classes, got {cls!r}')
    cls._is_runtime_protocol = True
    members = set()
    for attr in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, attr, None))
        except Exception as error:
            raise TypeError("Failed to determine whether protocol member "
                            f"{attr!r} is a method member") from error
        if not is_callable:
            members.add(attr)
    cls.__non_callable_proto_members__ = members
    return cls


def is_protocol(tp: type, /) -> bool:
    """Tell whether a class is a protocol."""
    return (isinstance(tp, type) and getattr(tp, '_is_protocol', False)
            and tp is not Protocol and tp != Protocol)


def get_protocol_members(tp: type, /) -> frozenset[str]:
    """Return the names of the members of a protocol, as a frozenset."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


# --- introspection ---

def evaluate_forward_ref(forward_ref, *, owner=None, globals=None,
                         locals=None, type_params=None, format=None,
                         _recursive_guard=frozenset()):
    """Evaluate a forward reference, and those within the result.

    The arguments are those of ForwardRef.evaluate().
    """
    Format = _lazy_annotationlib.Format
    if format == Format.STRING:
        return forward_ref.__resolved_str__
    if forward_ref.__forward_arg__ in _recursive_guard:
        return forward_ref
    if format is None:
        format = Format.VALUE
    value = forward_ref.evaluate(globals=globals, locals=locals,
                                 type_params=type_params, owner=owner,
                                 format=format)
    if (isinstance(value, _lazy_annotationlib.ForwardRef)
            and format == Format.FORWARDREF):
        return value
    if isinstance(value, str):
        value = _make_forward_ref(
            value, module=forward_ref.__forward_module__,
            owner=owner or forward_ref.__owner__,
            is_argument=forward_ref.__forward_is_argument__,
            is_class=forward_ref.__forward_is_class__)
    if owner is None:
        owner = forward_ref.__owner__
    return _eval_type(
        value, globals, locals, type_params,
        recursive_guard=_recursive_guard | {forward_ref.__forward_arg__},
        format=format, owner=owner, parent_fwdref=forward_ref)


def _strip_annotations(t):
    """Remove Annotated, Required and the like, however deep."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (
            Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, GenericAlias, Union)):
        return t
    stripped = tuple([_strip_annotations(arg) for arg in t.__args__])
    if stripped == t.__args__:
        return t
    if isinstance(t, _GenericAlias):
        return t.copy_with(stripped)
    if isinstance(t, GenericAlias):
        return GenericAlias(t.__origin__, stripped)
    return functools.reduce(operator.or_, stripped)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False,
                   *, format=None):
    """Return the annotations of a class, function or module, evaluated.

    Strings among them are evaluated too, and for a class those of its bases
    are added.  Without include_extras, Annotated and the qualifiers of
    TypedDict are removed.
    """
    if getattr(obj, '__no_type_check__', None):
        return {}
    Format = _lazy_annotationlib.Format
    if format is None:
        format = Format.VALUE
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            hints.update(_class_hints(base, globalns, localns, format))
    else:
        hints = _object_hints(obj, globalns, localns, format)
    if include_extras or format == Format.STRING:
        return hints
    return {name: _strip_annotations(hint) for name, hint in hints.items()}


def _class_hints(base, globalns, localns, format):
    Format = _lazy_annotationlib.Format
    annotations = _lazy_annotationlib.get_annotations(base, format=format)
    if format == Format.STRING:
        return annotations
    if globalns is None:
        base_globals = getattr(sys.modules.get(base.__module__, None),
                               '__dict__', {})
    else:
        base_globals = globalns
    base_locals = dict(vars(base)) if localns is None else localns
    if localns is None and globalns is None:
        # Names of the module win here; class and globals change places.
        base_globals, base_locals = base_locals, base_globals
    type_params = base.__type_params__
    base_globals, base_locals = _add_type_params_to_scope(
        type_params, base_globals, base_locals, True)
    hints = {}
    for name, value in annotations.items():
        if isinstance(value, str):
            value = _make_forward_ref(value, is_argument=False, is_class=True)
        value = _eval_type(
            value, base_globals, base_locals, (), format=format, owner=base,
            prefer_fwd_module=True)
        hints[name] = type(None) if value is None else value
    return hints


def _object_hints(obj, globalns, localns, format):
    Format = _lazy_annotationlib.Format
    hints = _lazy_annotationlib.get_annotations(obj, format=format)
    if (not hints and not isinstance(obj, types.ModuleType)
            and not callable(obj) and not hasattr(obj, '__annotations__')
            and not hasattr(obj, '__annotate__')):
        raise TypeError(
            f'{obj!r} is not a module, class, method, or function.')
    if format == Format.STRING:
        return hints
    if globalns is None:
        if isinstance(obj, types.ModuleType):
            globalns = obj.__dict__
        else:
            inner = obj
            seen = set()  # wrappers can wrap each other
            while hasattr(inner, '__wrapped__'):
                if id(inner) in seen:
                    raise ValueError(f'wrapper loop when unwrapping {obj!r}')
                seen.add(id(inner))
                inner = inner.__wrapped__
            globalns = getattr(inner, '__globals__', {})
        if localns is None:
            localns = globalns
    elif localns is None:
        localns = globalns
    type_params = getattr(obj, "__type_params__", ())
    globalns, localns = _add_type_params_to_scope(
        type_params, globalns, localns, False)
    for name, value in hints.items():
        if isinstance(value, str):
            value = _make_forward_ref(
                value, is_class=False,
                is_argument=not isinstance(obj, types.ModuleType))
        value = _eval_type(value, globalns, localns, (), format=format,
                           owner=obj, prefer_fwd_module=True)
        hints[name] = type(None) if value is None else value
    return hints


def _add_type_params_to_scope(type_params, globalns, localns, is_class):
    """Make type parameters known without hiding the names of a class."""
    if not type_params:
        return globalns, localns
    globalns, localns = dict(globalns or {}), dict(localns or {})
    for param in type_params:
        if not is_class or param.__name__ not in globalns:
            globalns[param.__name__] = param
            localns.pop(param.__name__, None)
    return globalns, localns


def get_origin(tp):
    """Return what a type is an alias or form of, or None.

    >>> get_origin(List[int])
    <class 'list'>
    >>> get_origin(int)
    """
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs,
                       ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """Return the arguments of a type, or ().

    >>> get_args(Callable[[int], str])
    ([<class 'int'>], <class 'str'>)
    """
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        if _should_unflatten_callable_args(tp, args):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, Union):
        return tp.__args__
    return ()


def is_typeddict(tp):
    """Tell whether a class is a TypedDict."""
    return isinstance(tp, _TypedDictMeta)


# --- small functions ---

TYPE_CHECKING = False  # type checkers take it for True
Text = str


def cast(typ, val):
    """Return val; a type checker takes it for a typ."""
    return val


def assert_type(val, typ, /):
    """Return val; a type checker complains if it is no typ."""
    return val


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg: Never, /) -> Never:
    """Raise; a type checker complains if it can be reached."""
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + '...'
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    """Write the type of obj to stderr, and return obj."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def no_type_check(arg):
    """Decorator: the annotations of a function, or of a class and its
    methods, are no type hints.
    """
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if (not hasattr(obj, '__qualname__')
                    or obj.__qualname__ != f'{arg.__qualname__}.{obj.__name__}'
                    or getattr(obj, '__module__', None) != arg.__module__):
                continue  # from elsewhere
            if isinstance(obj, types.FunctionType):
                obj.__no_type_check__ = True
            if isinstance(obj, types.MethodType):
                obj.__func__.__no_type_check__ = True
            if isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass  # a native class
    return arg


def no_type_check_decorator(decorator):
    """Apply no_type_check() to all that a decorator returns. Deprecated."""
    import warnings
    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    """Stands for all overloads."""
    raise NotImplementedError(
        "You should not call an overloaded function. "
        "A series of @overload-decorated functions "
        "outside a stub module should always be followed "
        "by an implementation that is not @overload-ed.")


# module -> qualname -> first line -> function
_overload_registry = defaultdict(functools.partial(defaultdict, dict))


def overload(func):
    """Decorator for the variants of a function, which come before the
    function itself.
    """
    inner = getattr(func, "__func__", func)
    try:
        _overload_registry[inner.__module__][inner.__qualname__][
            inner.__code__.co_firstlineno] = func
    except AttributeError:
        pass  # no ordinary function
    return _overload_dummy


def get_overloads(func):
    """Return the variants of a function, as a list."""
    func = getattr(func, "__func__", func)
    module = _overload_registry.get(func.__module__, {})
    return list(module.get(func.__qualname__, {}).values())


def clear_overloads():
    """Forget the variants of all functions."""
    _overload_registry.clear()


def final(f):
    """Decorator: not to be overridden, or derived from."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Decorator: this method overrides one of a base."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def dataclass_transform(*, eq_default=True, order_default=False,
                        kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Decorator for what works like dataclasses.dataclass.

    For type checkers; leaves its arguments in __dataclass_transform__.
    """
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn
    return decorator


class NewType:
    """A type of its own for type checkers; called, it returns its argument.

        UserId = NewType('UserId', int)
    """

    __call__ = staticmethod(_idfunc)

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition('.')[-1]
        self.__supertype__ = tp
        module = _caller()
        if module != 'typing':
            self.__module__ = module

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    "Cannot subclass an instance of NewType. Perhaps you were "
                    "looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`")
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# --- deprecated aliases, in the order of their modules ---

def _pickle_param_part(part):
    return type(part), (part.__origin__,)

copyreg.pickle(ParamSpecArgs, _pickle_param_part)
copyreg.pickle(ParamSpecKwargs, _pickle_param_part)

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
T_co = TypeVar('T_co', covariant=True)
V_co = TypeVar('V_co', covariant=True)
VT_co = TypeVar('VT_co', covariant=True)
T_contra = TypeVar('T_contra', contravariant=True)
CT_co = TypeVar('CT_co', covariant=True, bound=type)
AnyStr = TypeVar('AnyStr', bytes, str)

_alias = _SpecialGenericAlias
_abc = collections.abc

Hashable = _alias(_abc.Hashable, 0)
Awaitable = _alias(_abc.Awaitable, 1)
Coroutine = _alias(_abc.Coroutine, 3)
AsyncIterable = _alias(_abc.AsyncIterable, 1)
AsyncIterator = _alias(_abc.AsyncIterator, 1)
Iterable = _alias(_abc.Iterable, 1)
Iterator = _alias(_abc.Iterator, 1)
Reversible = _alias(_abc.Reversible, 1)
Sized = _alias(_abc.Sized, 0)
Container = _alias(_abc.Container, 1)
Collection = _alias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _alias(_abc.Set, 1, name='AbstractSet')
MutableSet = _alias(_abc.MutableSet, 1)
Mapping = _alias(_abc.Mapping, 2)
MutableMapping = _alias(_abc.MutableMapping, 2)
Sequence = _alias(_abc.Sequence, 1)
MutableSequence = _alias(_abc.MutableSequence, 1)
ByteString = _DeprecatedGenericAlias(_abc.ByteString, 0,
                                     removal_version=(3, 17))
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')
List = _alias(list, 1, inst=False, name='List')
Deque = _alias(collections.deque, 1, name='Deque')
Set = _alias(set, 1, inst=False, name='Set')
FrozenSet = _alias(frozenset, 1, inst=False, name='FrozenSet')
MappingView = _alias(_abc.MappingView, 1)
KeysView = _alias(_abc.KeysView, 1)
ItemsView = _alias(_abc.ItemsView, 2)
ValuesView = _alias(_abc.ValuesView, 1)
Dict = _alias(dict, 2, inst=False, name='Dict')
DefaultDict = _alias(collections.defaultdict, 2, name='DefaultDict')
OrderedDict = _alias(collections.OrderedDict, 2)
Counter = _alias(collections.Counter, 1)
ChainMap = _alias(collections.ChainMap, 2)
Generator = _alias(_abc.Generator, 3,
                   defaults=(types.NoneType, types.NoneType))
AsyncGenerator = _alias(_abc.AsyncGenerator, 2, defaults=(types.NoneType,))
Type = _alias(type, 1, inst=False, name='Type')
del _abc


@runtime_checkable
class SupportsInt(Protocol):
    """A type with __int__."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """A type with __float__."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """A type with __complex__."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """A type with __bytes__."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """A type with __index__."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """A type with __abs__, whose result is the parameter."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """A type with __round__, whose result is the parameter."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


# --- NamedTuple ---

_prohibited = frozenset({
    '__new__', '__init__', '__slots__', '__getnewargs__', '_fields',
    '_field_defaults', '_field_types', '_make', '_replace', '_asdict',
    '_source'})
_special = frozenset({
    '__module__', '__name__', '__annotations__', '__annotate__',
    '__annotate_func__', '__annotations_cache__'})


def _make_nmtuple(name, fields, annotate_func, module, defaults=()):
    result = collections.namedtuple(name, fields, defaults=defaults,
                                    module=module)
    result.__annotate__ = result.__new__.__annotate__ = annotate_func
    return result


def _make_eager_annotate(hints):
    """Make an __annotate__ for hints that are known already."""
    checked = {name: _type_check(hint, f"field {name} annotation must be a type")
               for name, hint in hints.items()}

    def annotate(format):
        Format = _lazy_annotationlib.Format
        if format in (Format.VALUE, Format.FORWARDREF):
            return checked
        if format == Format.STRING:
            return _lazy_annotationlib.annotations_to_string(hints)
        raise NotImplementedError(format)
    return annotate


def _class_annotate(namespace, msg):
    """Find the names annotated in a class body, and make an __annotate__.

    msg tells how to complain about one that is no type.
    """
    if "__annotations__" in namespace:
        hints = namespace["__annotations__"]
        checked = {name: _type_check(hint, msg(name))
                   for name, hint in hints.items()}

        def annotate(format):
            Format = _lazy_annotationlib.Format
            if format in (Format.VALUE, Format.FORWARDREF):
                return checked
            if format == Format.STRING:
                return _lazy_annotationlib.annotations_to_string(hints)
            raise NotImplementedError(format)
        return hints, annotate
    original = _lazy_annotationlib.get_annotate_from_class_namespace(namespace)
    if original is None:
        return {}, lambda format: {}
    hints = _lazy_annotationlib.call_annotate_function(
        original, _lazy_annotationlib.Format.FORWARDREF)
    for name, hint in hints.items():
        _type_check(hint, msg(name))

    def annotate(format):
        found = _lazy_annotationlib.call_annotate_function(original, format)
        if format == _lazy_annotationlib.Format.STRING:
            return found
        return {name: _type_check(hint, msg(name))
                for name, hint in found.items()}
    return hints, annotate


def _field_message(name):
    return f"field {name} annotation must be a type"


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        if _NamedTuple not in bases:
            raise TypeError("NamedTuple must be a base")
        if "__classcell__" in ns:
            raise TypeError("uses of super() and __class__ are unsupported in "
                            "methods of NamedTuple subclasses")
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and '
                                'Generic')
        bases = tuple([tuple if base is _NamedTuple else base
                       for base in bases])
        hints, annotate = _class_annotate(ns, _field_message)
        defaults = []
        for name in hints:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow "
                    f"default field{'s' if len(defaults) > 1 else ''} "
                    f"{', '.join(defaults)}")
        result = _make_nmtuple(
            typename, hints, annotate, ns['__module__'],
            defaults=[ns[name] for name in defaults])
        result.__bases__ = bases
        if Generic in bases:
            result.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError(
                    "Cannot overwrite NamedTuple attribute " + key)
            if key in _special:
                continue
            if key not in result._fields:
                setattr(result, key, value)
            _call_set_name(value, result, key, typename)
        if Generic in bases:
            result.__init_subclass__()
        return result


def _call_set_name(value, owner, key, typename):
    try:
        set_name = type(value).__set_name__
    except AttributeError:
        return
    try:
        set_name(value, owner, key)
    except BaseException as error:
        error.add_note(
            f"Error calling __set_name__ on {type(value).__name__!r} "
            f"instance {key!r} in {typename!r}")
        raise


def NamedTuple(typename, fields=_sentinel, /, **kwargs):
    """A named tuple with typed fields.

        class Employee(NamedTuple):
            name: str
            id: int = 3

    or Employee = NamedTuple('Employee', [('name', str), ('id', int)])
    """
    if fields is _sentinel:
        if kwargs:
            deprecated_thing = "Creating NamedTuple classes using keyword arguments"
            message = ("{name} is deprecated and will be disallowed in Python "
                       "{remove}. Use the class-based or functional syntax "
                       "instead.")
        else:
            deprecated_thing = "Failing to pass a value for the 'fields' parameter"
            example = f"`{typename} = NamedTuple({typename!r}, [])`"
            message = ("{name} is deprecated and will be disallowed in Python "
                       "{remove}. To create a NamedTuple class with 0 fields "
                       "using the functional syntax, pass an empty list, e.g. "
                       ) + example + "."
    elif fields is None:
        if kwargs:
            raise TypeError("Cannot pass `None` as the 'fields' parameter "
                            "and also specify fields using keyword arguments")
        deprecated_thing = "Passing `None` as the 'fields' parameter"
        example = f"`{typename} = NamedTuple({typename!r}, [])`"
        message = ("{name} is deprecated and will be disallowed in Python "
                   "{remove}. To create a NamedTuple class with 0 fields "
                   "using the functional syntax, pass an empty list, e.g. "
                   ) + example + "."
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to"
                        " NamedTuple, not both")
    if fields is _sentinel or fields is None:
        import warnings
        warnings._deprecated(deprecated_thing, message=message,
                             remove=(3, 15))
        fields = kwargs.items()
    hints = {name: _type_check(hint, _field_message(name))
             for name, hint in fields}
    result = _make_nmtuple(typename, hints, _make_eager_annotate(hints),
                           module=_caller())
    result.__orig_bases__ = (NamedTuple,)
    return result

_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    assert NamedTuple in bases
    return (_NamedTuple,)

NamedTuple.__mro_entries__ = _namedtuple_mro_entries


# --- TypedDict ---

def _get_typeddict_qualifiers(annotation_type):
    """Go through the qualifiers (Required ...) of a key's type."""
    while True:
        origin = get_origin(annotation_type)
        if origin is Annotated:
            args = get_args(annotation_type)
            if not args:
                return
            annotation_type = args[0]
        elif origin in (Required, NotRequired, ReadOnly):
            yield origin
            annotation_type, = get_args(annotation_type)
        else:
            return


def _key_message(name):
    return "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        """Make a class; calling it makes plain dicts."""
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type '
                                'and a non-TypedDict base')
        generic = (Generic,) if any(
            [issubclass(base, Generic) for base in bases]) else ()
        ns_annotations = ns.pop('__annotations__', None)
        tp_dict = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(tp_dict, '__orig_bases__'):
            tp_dict.__orig_bases__ = bases

        Format = _lazy_annotationlib.Format
        original = None
        if ns_annotations is not None:
            own = ns_annotations
        else:
            original = _lazy_annotationlib.get_annotate_from_class_namespace(ns)
            own = {} if original is None else (
                _lazy_annotationlib.call_annotate_function(
                    original, Format.FORWARDREF, owner=tp_dict))

        # What was text from the start can mean the type parameters.
        owner = None if ns_annotations is None else tp_dict

        def check(annotations):
            return {key: _type_check(hint, _key_message(key), owner=owner,
                                     module=tp_dict.__module__)
                    for key, hint in annotations.items()}
        own_checked = check(own)

        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            found = base.__dict__.get('__required_keys__', set())
            required |= found
            optional -= found
            found = base.__dict__.get('__optional_keys__', set())
            required -= found
            optional |= found
            readonly.update(base.__dict__.get('__readonly_keys__', ()))
            mutable.update(base.__dict__.get('__mutable_keys__', ()))
        for key, hint in own_checked.items():
            qualifiers = set(_get_typeddict_qualifiers(hint))
            if Required in qualifiers:
                is_required = True
            elif NotRequired in qualifiers:
                is_required = False
            else:
                is_required = total
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} "
                                    "with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        assert required.isdisjoint(optional), (
            f"Required keys overlap with optional keys in {name}:"
            f" {required=}, {optional=}")

        def __annotate__(format):
            result = {}
            for base in bases:
                if base is Generic:
                    continue
                base_annotate = base.__annotate__
                if base_annotate is None:
                    continue
                result.update(_lazy_annotationlib.call_annotate_function(
                    base_annotate, format, owner=base))
            if original is not None:
                found = _lazy_annotationlib.call_annotate_function(
                    original, format, owner=tp_dict)
                if format != Format.STRING:
                    found = check(found)
            elif format == Format.STRING:
                found = _lazy_annotationlib.annotations_to_string(own)
            elif format in (Format.FORWARDREF, Format.VALUE):
                found = own_checked
            else:
                raise NotImplementedError(format)
            result.update(found)
            return result

        tp_dict.__annotate__ = __annotate__
        tp_dict.__required_keys__ = frozenset(required)
        tp_dict.__optional_keys__ = frozenset(optional)
        tp_dict.__readonly_keys__ = frozenset(readonly)
        tp_dict.__mutable_keys__ = frozenset(mutable)
        tp_dict.__total__ = total
        return tp_dict

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_sentinel, /, *, total=True):
    """A dict type with typed keys; at run time a plain dict.

        class Point(TypedDict):
            x: int
            label: NotRequired[str]

    or Point = TypedDict('Point', {'x': int})
    """
    if fields is _sentinel or fields is None:
        import warnings
        thing = ("Failing to pass a value for the 'fields' parameter"
                 if fields is _sentinel
                 else "Passing `None` as the 'fields' parameter")
        example = f"`{typename} = TypedDict({typename!r}, {{{{}}}})`"
        warnings._deprecated(
            thing,
            message="{name} is deprecated and will be disallowed in Python "
                    "{remove}. To create a TypedDict class with 0 fields "
                    "using the functional syntax, pass an empty dictionary, "
                    "e.g. " + example + ".",
            remove=(3, 15))
        fields = {}
    ns = {'__annotations__': dict(fields)}
    module = _caller()
    if module is not None:
        ns['__module__'] = module
    result = _TypedDictMeta(typename, (), ns, total=total)
    result.__orig_bases__ = (TypedDict,)
    return result

_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


# --- files ---

class IO(Generic[AnyStr]):
    """The type of open files, of bytes or str; for annotations only.

    It does not tell reading from writing.
    """

    __slots__ = ()

    @property
    @abstractmethod
    def mode(self) -> str:
        pass

    @property
    @abstractmethod
    def name(self) -> str:
        pass

    @abstractmethod
    def close(self) -> None:
        pass

    @property
    @abstractmethod
    def closed(self) -> bool:
        pass

    @abstractmethod
    def fileno(self) -> int:
        pass

    @abstractmethod
    def flush(self) -> None:
        pass

    @abstractmethod
    def isatty(self) -> bool:
        pass

    @abstractmethod
    def read(self, n: int = -1) -> AnyStr:
        pass

    @abstractmethod
    def readable(self) -> bool:
        pass

    @abstractmethod
    def readline(self, limit: int = -1) -> AnyStr:
        pass

    @abstractmethod
    def readlines(self, hint: int = -1) -> list[AnyStr]:
        pass

    @abstractmethod
    def seek(self, offset: int, whence: int = 0) -> int:
        pass

    @abstractmethod
    def seekable(self) -> bool:
        pass

    @abstractmethod
    def tell(self) -> int:
        pass

    @abstractmethod
    def truncate(self, size: int | None = None) -> int:
        pass

    @abstractmethod
    def writable(self) -> bool:
        pass

    @abstractmethod
    def write(self, s: AnyStr) -> int:
        pass

    @abstractmethod
    def writelines(self, lines: list[AnyStr]) -> None:
        pass

    @abstractmethod
    def __enter__(self) -> IO[AnyStr]:
        pass

    @abstractmethod
    def __exit__(self, type, value, traceback) -> None:
        pass


class BinaryIO(IO[bytes]):
    """The type of open binary files."""

    __slots__ = ()

    @abstractmethod
    def write(self, s: bytes | bytearray) -> int:
        pass

    @abstractmethod
    def __enter__(self) -> BinaryIO:
        pass


class TextIO(IO[str]):
    """The type of open text files."""

    __slots__ = ()

    @property
    @abstractmethod
    def buffer(self) -> BinaryIO:
        pass

    @property
    @abstractmethod
    def encoding(self) -> str:
        pass

    @property
    @abstractmethod
    def errors(self) -> str | None:
        pass

    @property
    @abstractmethod
    def line_buffering(self) -> bool:
        pass

    @property
    @abstractmethod
    def newlines(self) -> Any:
        pass

    @abstractmethod
    def __enter__(self) -> TextIO:
        pass


def __getattr__(attr):
    """Make the names whose modules are dear to import."""
    if attr == "ForwardRef":
        result = _lazy_annotationlib.ForwardRef
    elif attr in {"Pattern", "Match"}:
        import re
        result = _alias(getattr(re, attr), 1)
    elif attr in {"ContextManager", "AsyncContextManager"}:
        import contextlib
        result = _alias(getattr(contextlib, f"Abstract{attr}"), 2, name=attr,
                        defaults=(bool | None,))
    elif attr == "_collect_parameters":
        import warnings
        warnings.warn(
            "The private _collect_parameters function is deprecated and will "
            "be removed in a future version of Python. Any use of private "
            "functions is discouraged and may break in the future.",
            DeprecationWarning, stacklevel=2)
        result = _collect_type_parameters
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {attr!r}")
    globals()[attr] = result
    return result
