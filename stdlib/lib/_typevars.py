"""Type parameters and type aliases in script, for a Taipan without `_typing`.

Bounds, constraints, defaults and values written in the new syntax are
evaluated when first asked for: the interpreter leaves their functions in
`_evaluate_bound`, `_evaluate_constraints`, `_evaluate_default` and
`_evaluate_value`.  What has to do with substitution is in typing.
"""

import sys

GenericAlias = type(list[int])
Union = type(int | str)

_STRING = 4  # annotationlib.Format.STRING


def _idfunc(x, /):
    return x

_idfunc.__module__ = '_typing'


class _NoDefaultType:
    """The type of NoDefault."""

    __slots__ = ()

    def __new__(cls):
        found = globals().get('NoDefault')
        return object.__new__(cls) if found is None else found

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError("type 'NoDefaultType' is not an acceptable base type")

    def __repr__(self):
        return 'typing.NoDefault'

    def __reduce__(self):
        return 'NoDefault'

_NoDefaultType.__name__ = _NoDefaultType.__qualname__ = 'NoDefaultType'
_NoDefaultType.__module__ = 'typing'
NoDefault = _NoDefaultType()


class _ConstantEvaluator:
    """Stands for the function of something that was evaluated at once."""

    __slots__ = ('_value',)

    def __init__(self, value):
        self._value = value

    def __call__(self, format, /):
        value = self._value
        if format != _STRING:
            return value
        from typing import _type_repr
        if isinstance(value, tuple):
            return '(' + ', '.join([_type_repr(item) for item in value]) + ')'
        return _type_repr(value)

    def __repr__(self):
        return f'<constevaluator {self._value!r}>'

_ConstantEvaluator.__module__ = '_typing'
_ConstantEvaluator.__name__ = '_ConstEvaluator'


def _caller():
    """Return the module of whoever calls the constructor."""
    try:
        return sys._getframemodulename(2)
    except AttributeError:
        return None


class _Lazy:
    """An attribute that is evaluated when it is first asked for.

    The value is in _<name>, the function in _evaluate_<name>.
    """

    __slots__ = ('_value_name', '_function_name')

    def __init__(self, name):
        self._value_name = f'_{name}'
        self._function_name = f'_evaluate_{name}'

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        namespace = instance.__dict__
        try:
            return namespace[self._value_name]
        except KeyError:
            value = namespace[self._function_name](1)
            namespace[self._value_name] = value
            return value

    def __set__(self, instance, value):
        raise AttributeError(f"attribute '__{self._value_name[1:]}__' of "
                             f"'typing.{type(instance).__name__}' objects "
                             "is not writable")


class _Function:
    """evaluate_<name>: the function, a constant one, or None."""

    __slots__ = ('_value_name', '_function_name', '_absent')

    def __init__(self, name, absent=None):
        self._value_name = f'_{name}'
        self._function_name = f'_evaluate_{name}'
        self._absent = absent

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        namespace = instance.__dict__
        function = namespace.get(self._function_name)
        if function is not None:
            return function
        value = namespace.get(self._value_name)
        if value is None or value is NoDefault or value == self._absent:
            return None
        return _ConstantEvaluator(value)

    def __set__(self, instance, value):
        raise AttributeError('readonly attribute')


class _ReadOnly:
    """An attribute that the constructor alone sets."""

    __slots__ = ('_name',)

    def __init__(self, name):
        self._name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__[self._name]

    def __set__(self, instance, value):
        raise AttributeError('readonly attribute')


def _type_check(value, message):
    from typing import _type_check
    return _type_check(value, message)


class _Parameter:
    """What all three kinds of type parameters share."""

    __name__ = _ReadOnly('_name')
    __default__ = _Lazy('default')
    evaluate_default = _Function('default')

    def __init_subclass__(cls, *, _root=False, **kwargs):
        if not _root:
            base = cls.__bases__[0].__name__
            raise TypeError(
                f"type 'typing.{base}' is not an acceptable base type")

    def _set_up(self, name, default, module):
        if not isinstance(name, str):
            raise TypeError(f"{type(self).__name__}() argument 'name' must be "
                            f"str, not {type(name).__name__}")
        self._name = name
        self._default = default
        self.__module__ = module

    def __setattr__(self, name, value):
        # A lazy default takes the place of none.
        if name == '_evaluate_default':
            self.__dict__.pop('_default', None)
        elif name == '_evaluate_bound':
            self.__dict__.pop('_bound', None)
        elif name == '_evaluate_constraints':
            self.__dict__.pop('_constraints', None)
        object.__setattr__(self, name, value)

    def has_default(self, /):
        """Tell whether it has a default."""
        return ('_evaluate_default' in self.__dict__
                or self._default is not NoDefault)

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return self._name

    def __mro_entries__(self, bases):
        raise TypeError(
            f"Cannot subclass an instance of {type(self).__name__}")


class _Variance:
    """The three flags, for TypeVar and ParamSpec."""

    __covariant__ = _ReadOnly('_covariant')
    __contravariant__ = _ReadOnly('_contravariant')
    __infer_variance__ = _ReadOnly('_infer_variance')

    def _set_variance(self, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with "
                             "infer_variance.")
        self._covariant = bool(covariant)
        self._contravariant = bool(contravariant)
        self._infer_variance = bool(infer_variance)

    def __repr__(self):
        if self._infer_variance:
            return self._name
        sign = ('+' if self._covariant
                else '-' if self._contravariant else '~')
        return sign + self._name

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


class TypeVar(_Variance, _Parameter, _root=True):
    """A type variable.

        T = TypeVar('T')                  # anything
        S = TypeVar('S', bound=str)       # str or a subclass
        A = TypeVar('A', str, bytes)      # one of these
    """

    __module__ = 'typing'
    __bound__ = _Lazy('bound')
    __constraints__ = _Lazy('constraints')
    evaluate_bound = _Function('bound')
    evaluate_constraints = _Function('constraints', ())

    def __init__(self, name, *constraints, bound=None, default=NoDefault,
                 covariant=False, contravariant=False, infer_variance=False):
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            bound = _type_check(bound, "Bound must be a type.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints:
            if bound is not None:
                raise TypeError(
                    "Constraints cannot be combined with bound=...")
            message = ("TypeVar(name, constraint, ...): "
                       "constraints must be types.")
            constraints = tuple([_type_check(each, message)
                                 for each in constraints])
        self._bound = bound
        self._constraints = constraints
        self._set_up(name, default, _caller())

    def __typing_subst__(self, arg):
        from typing import _typevar_subst
        return _typevar_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        position = alias.__parameters__.index(self)
        if position < len(args):
            return args
        if position == len(args) and self.has_default():
            return (*args, self.__default__)
        return args


class _ParamPart:
    """P.args or P.kwargs."""

    __slots__ = ('__origin__', '__weakref__')
    _part = None

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __repr__(self):
        origin = self.__origin__
        name = origin.__name__ if isinstance(origin, ParamSpec) else repr(origin)
        return f'{name}.{self._part}'

    def __mro_entries__(self, bases):
        raise TypeError(
            f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecArgs(_ParamPart):
    """The positional arguments of a ParamSpec: *args: P.args"""

    __module__ = 'typing'
    __slots__ = ()
    _part = 'args'

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'typing.ParamSpecArgs' is not an acceptable "
                        "base type")


class ParamSpecKwargs(_ParamPart):
    """The keyword arguments of a ParamSpec: **kwargs: P.kwargs"""

    __module__ = 'typing'
    __slots__ = ()
    _part = 'kwargs'

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type 'typing.ParamSpecKwargs' is not an acceptable "
                        "base type")


class ParamSpec(_Variance, _Parameter, _root=True):
    """The parameters of a function, as type parameter.

        P = ParamSpec('P')
        def logged(f: Callable[P, T]) -> Callable[P, T]: ...
    """

    __module__ = 'typing'
    __bound__ = _Lazy('bound')

    def __init__(self, name, *, bound=None, default=NoDefault,
                 covariant=False, contravariant=False, infer_variance=False):
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None and not isinstance(bound, (list, tuple)):
            bound = _type_check(bound, "Bound must be a type.")
        self._bound = bound
        self._set_up(name, default, _caller())

    @property
    def args(self):
        """Its positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Its keyword arguments."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        from typing import _paramspec_subst
        return _paramspec_subst(self, arg)

    def __typing_prepare_subst__(self, alias, args):
        from typing import _paramspec_prepare_subst
        return _paramspec_prepare_subst(self, alias, args)


class TypeVarTuple(_Parameter, _root=True):
    """Any number of types, as type parameter.

        Ts = TypeVarTuple('Ts')
        def first(items: tuple[T, *Ts]) -> T: ...
    """

    __module__ = 'typing'

    def __init__(self, name, *, default=NoDefault):
        self._set_up(name, default, _caller())

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        from typing import _typevartuple_prepare_subst
        return _typevartuple_prepare_subst(self, alias, args)


def _check_type_params(type_params):
    if not isinstance(type_params, tuple):
        raise TypeError("type_params must be a tuple")
    seen_default = False
    for position, param in enumerate(type_params):
        if not isinstance(param, _Parameter):
            raise TypeError(f"Expected a type param, got {param!r}")
        if param in type_params[:position]:
            raise TypeError(f"duplicate type parameter '{param!r}'")
        if param.has_default():
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default type parameter '{param!r}' "
                            "follows default type parameter")


def _is_type(value):
    return value is None or isinstance(value, (type, GenericAlias, Union, TypeAliasType))


class TypeAliasType:
    """A type alias, as `type Name[T] = value` makes one."""

    __module__ = 'typing'
    __name__ = _ReadOnly('_name')
    __value__ = _Lazy('value')
    __type_params__ = _ReadOnly('_type_params')
    evaluate_value = _Function('value')

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError("typealias() argument 'name' must be str, not "
                            f"{type(name).__name__}")
        _check_type_params(type_params)
        namespace = self.__dict__
        namespace['_name'] = name
        namespace['_value'] = value
        namespace['_type_params'] = type_params
        namespace['__module__'] = _caller()

    def __init_subclass__(cls, **kwargs):
        raise TypeError(
            "type 'typing.TypeAliasType' is not an acceptable base type")

    def __setattr__(self, name, value):
        if name == '_evaluate_value':
            self.__dict__.pop('_value', None)
            self.__dict__[name] = value
        elif name in ('__name__', '__value__', '__type_params__',
                      '__parameters__', '__module__', 'evaluate_value'):
            raise AttributeError('readonly attribute')
        else:
            raise AttributeError("'typing.TypeAliasType' object has no "
                                 f"attribute {name!r}")

    @property
    def __parameters__(self):
        result = []
        for param in self._type_params:
            if isinstance(param, TypeVarTuple):
                result.extend(param)
            else:
                result.append(param)
        return tuple(result)

    def __getitem__(self, args):
        if not self._type_params:
            raise TypeError("Only generic type aliases are subscriptable")
        return GenericAlias(self, args)

    def __iter__(self):
        from typing import Unpack
        yield Unpack[self]

    def __or__(self, right):
        return Union[self, right] if _is_type(right) else NotImplemented

    def __ror__(self, left):
        return Union[left, self] if _is_type(left) else NotImplemented

    def __repr__(self):
        return self._name

    def __reduce__(self):
        return self._name


class Generic:
    """Base of generic classes.

        class Box(Generic[T]): ...

    is what `class Box[T]: ...` says with less.
    """

    __module__ = 'typing'
    __slots__ = ()
    _is_protocol = False

    @classmethod
    def __class_getitem__(cls, *args, **kwargs):
        """Return an alias with type arguments."""
        from typing import _generic_class_getitem
        return _generic_class_getitem(cls, *args, **kwargs)

    @classmethod
    def __init_subclass__(cls, *args, **kwargs):
        """Find the type parameters of a new subclass."""
        from typing import _generic_init_subclass
        _generic_init_subclass(cls, *args, **kwargs)
