"""Classes made of their annotations.

dataclass() reads the annotations of a class into Field objects, writes the
source of the methods, compiles all of them at once, and puts them in.  In
order: markers and fields, reading a class, writing methods, slots, the
decorator, and the functions that work on instances.
"""

import abc
import sys

__all__ = ['dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar',
           'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple',
           'make_dataclass', 'replace', 'is_dataclass']

GenericAlias = type(list[int])
_EMPTY_METADATA = type(type.__dict__)({})
_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


# --- markers ---

class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    # Stands as default in the signature of __init__.
    def __repr__(self):
        return '<factory>'
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass
MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass
KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    # The kinds of fields: ordinary, pseudo-fields of the class, and those
    # that only __init__ knows.
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')


class InitVar:
    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        name = kind.__name__ if isinstance(kind, type) else repr(kind)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


def _guarded(function):
    """Apply recursive_repr() without importing anything early."""
    from reprlib import recursive_repr
    return recursive_repr()(function)


class Field:
    __slots__ = ('name', 'type', 'default', 'default_factory', 'repr', 'hash',
                 'init', 'compare', 'metadata', 'kw_only', 'doc',
                 '_field_type')  # name and type come from the class

    def __init__(self, default, default_factory, init, repr, hash, compare,
                 metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = (_EMPTY_METADATA if metadata is None
                         else type(_EMPTY_METADATA)(metadata))
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @_guarded
    def __repr__(self):
        return (f'Field(name={self.name!r},type={self.type!r},'
                f'default={self.default!r},'
                f'default_factory={self.default_factory!r},'
                f'init={self.init!r},repr={self.repr!r},hash={self.hash!r},'
                f'compare={self.compare!r},metadata={self.metadata!r},'
                f'kw_only={self.kw_only!r},doc={self.doc!r},'
                f'_field_type={self._field_type})')

    def __set_name__(self, owner, name):
        # The default may want to know, as if it stood in the class itself.
        function = getattr(type(self.default), '__set_name__', None)
        if function:
            function(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen',
                 'match_args', 'kw_only', 'slots', 'weakref_slot')

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args,
                 kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        shown = ','.join([f'{name}={getattr(self, name)!r}'
                          for name in self.__slots__])
        return f'_DataclassParams({shown})'


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True,
          hash=None, compare=True, metadata=None, kw_only=MISSING, doc=None):
    """Say more about a field than its type and default.

    default_factory is called without arguments for the default; init, repr,
    hash and compare tell in which methods the field takes part (hash=None: if
    compare does); metadata is a mapping for others' use; kw_only makes it a
    keyword-only parameter of __init__(); doc describes it.
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare,
                 metadata, kw_only, doc)


# --- reading a class ---

def _is_classvar(a_type, typing):
    return (a_type is typing.ClassVar
            or typing.get_origin(a_type) is typing.ClassVar)


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _take_identifier(text):
    """Split off a leading identifier; both results are stripped."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == '_'):
        end += 1
    return text[:end], text[end:].lstrip()


def _is_type(annotation, cls, a_module, a_type, is_type_predicate):
    """Tell whether an annotation that is a string means a special type.

    It is not evaluated: only `Name` or `module.Name` at its beginning are
    looked up in the class's module.
    """
    name, rest = _take_identifier(annotation)
    module_name = None
    if name and rest.startswith('.'):
        module_name = name
        name, _ = _take_identifier(rest[1:])
        if not name:
            name, module_name = module_name, None
    if not name:
        return False
    module = sys.modules.get(cls.__module__)
    if module_name is None:
        namespace = module.__dict__
    elif module and module.__dict__.get(module_name) is a_module:
        namespace = sys.modules.get(a_type.__module__).__dict__
    else:
        return False
    return is_type_predicate(namespace.get(name), a_module)


def _get_field(cls, a_name, a_type, default_kw_only):
    """Make the field for one annotation."""
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == 'member_descriptor':
            default = MISSING  # a slot
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _field_kind(cls, a_type)

    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(
                f'field {f.name} is a ClassVar but specifies kw_only')
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    # What cannot be hashed can most likely be changed.
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f'mutable default {type(f.default)} for field '
                         f'{f.name} is not allowed: use default_factory')
    return f


def _field_kind(cls, a_type):
    # Without typing imported nobody can have written ClassVar.
    typing = sys.modules.get('typing')
    if typing and (
            _is_classvar(a_type, typing)
            or isinstance(a_type, str)
            and _is_type(a_type, cls, typing, typing.ClassVar, _is_classvar)):
        return _FIELD_CLASSVAR
    this = sys.modules[__name__]
    if _is_initvar(a_type, this) or (
            isinstance(a_type, str)
            and _is_type(a_type, cls, this, InitVar, _is_initvar)):
        return _FIELD_INITVAR
    return _FIELD


def _own_annotations(cls):
    """Return the annotations of a class; names unknown yet do not matter."""
    try:
        return cls.__annotations__
    except Exception:
        from annotationlib import get_annotations, Format
        return get_annotations(cls, format=Format.FORWARDREF)


def _own_fields(cls, kw_only):
    """Make the fields of the class itself, without those of its bases."""
    this = sys.modules[__name__]
    annotations = _own_annotations(cls)
    result = []
    seen_kw_only = False
    for name, a_type in annotations.items():
        if _is_kw_only(a_type, this) or (
                isinstance(a_type, str)
                and _is_type(a_type, cls, this, KW_ONLY, _is_kw_only)):
            if seen_kw_only:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has '
                                'already been specified')
            seen_kw_only = True
            kw_only = True
        else:
            result.append(_get_field(cls, name, a_type, kw_only))

    for f in result:
        if isinstance(getattr(cls, f.name, None), Field):
            # The attribute becomes the default, or goes.
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')
    return result


def _inherited_fields(cls, frozen):
    """Collect the fields of the bases, and see whether they are frozen."""
    found = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            for f in base_fields.values():
                found[f.name] = f
            frozen_bases.append(getattr(base, _PARAMS).frozen)
    if any(frozen_bases) and not frozen:
        raise TypeError('cannot inherit non-frozen dataclass from a '
                        'frozen one')
    if frozen and not all(frozen_bases):
        raise TypeError('cannot inherit frozen dataclass from a '
                        'non-frozen one')
    return found


# --- writing methods ---

class _Writer:
    """Collects the source of functions, and compiles them at once.

    The functions stand within one that has as parameters what they refer to;
    so nothing of theirs can be hidden by a name of the user's module.
    """

    def __init__(self, cls):
        module = sys.modules.get(cls.__module__)
        self.globals = {} if module is None else module.__dict__
        self.names = []
        self.lines = []
        self.values = {
            '__dataclass_builtins_object__': object,
            '__dataclass_HAS_DEFAULT_FACTORY__': _HAS_DEFAULT_FACTORY,
        }
        self.wanted = []  # (name, overwrite error, decorator, annotate)

    def add(self, name, parameters, body, *, overwrite_error=False,
            decorator=None, annotate=None):
        self.wanted.append((name, overwrite_error, decorator, annotate))
        self.lines.append(f' def {name}({", ".join(parameters)}):')
        self.lines.extend([f'  {line}' for line in body])

    def put_into(self, cls):
        """Compile everything and set it on the class."""
        if not self.wanted:
            return
        names = ', '.join([name for name, *_ in self.wanted])
        source = '\n'.join([
            f'def __create_fn__({", ".join(self.values)}):',
            *self.lines,
            f' return {names},'])
        created = {}
        exec(source, self.globals, created)
        functions = created['__create_fn__'](**self.values)
        for function, (name, overwrite_error, decorator, annotate) in zip(
                functions, self.wanted):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if annotate is not None:
                function.__annotate__ = annotate
            if decorator is not None:
                function = decorator(function)
            if _set_new_attribute(cls, name, function) and overwrite_error:
                extra = ('' if overwrite_error is True
                         else f' {overwrite_error}')
                raise TypeError(f'Cannot overwrite attribute {name} '
                                f'in class {cls.__name__}{extra}')


def _set_new_attribute(cls, name, value):
    """Set an attribute unless the class has it; tell whether it had."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _tuple_str(obj_name, fields):
    """Write a tuple of attributes."""
    if not fields:
        return '()'
    return f'({",".join([f"{obj_name}.{f.name}" for f in fields])},)'


def _write_init(writer, cls, init_fields, positional, keyword_only, frozen,
                slots):
    before = None
    for f in positional:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                before = f
            elif before:
                raise TypeError(f'non-default argument {f.name!r} '
                                f'follows default argument {before.name!r}')

    self_name = '__dataclass_self__' if any(
        [f.name == 'self' for f in init_fields]) else 'self'
    body = []
    for f in init_fields:
        value = _init_value(writer, f, slots)
        if value is None:
            continue
        if frozen:
            body.append('__dataclass_builtins_object__.__setattr__('
                        f'{self_name},{f.name!r},{value})')
        else:
            body.append(f'{self_name}.{f.name}={value}')
    if hasattr(cls, _POST_INIT_NAME):
        passed = ','.join([f.name for f in init_fields
                           if f._field_type is _FIELD_INITVAR])
        body.append(f'{self_name}.{_POST_INIT_NAME}({passed})')

    parameters = [self_name]
    parameters.extend([_init_parameter(f) for f in positional])
    if keyword_only:
        parameters.append('*')
        parameters.extend([_init_parameter(f) for f in keyword_only])
    annotated = [f.name for f in (*positional, *keyword_only)]
    writer.add('__init__', parameters, body or ['pass'],
               annotate=_make_annotate_function(cls, '__init__', annotated))


def _init_value(writer, f, slots):
    """Write what __init__ assigns to a field; None for nothing.

    As a side effect, hands the default over.
    """
    default_name = f'__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        writer.values[default_name] = f.default_factory
        value = f'{default_name}()'
        if f.init:
            value += (f' if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ '
                      f'else {f.name}')
    else:
        if f.default is not MISSING:
            writer.values[default_name] = f.default
        if f.init:
            value = f.name
        elif slots and f.default is not MISSING:
            value = default_name
        else:
            return None  # the class attribute serves as default
    return None if f._field_type is _FIELD_INITVAR else value


def _init_parameter(f):
    if f.default is not MISSING:
        return f'{f.name}=__dataclass_dflt_{f.name}__'
    if f.default_factory is not MISSING:
        return f'{f.name}=__dataclass_HAS_DEFAULT_FACTORY__'
    return f.name


def _make_annotate_function(__class__, method_name, names):
    """Make the __annotate__ of __init__, which asks those of the classes.

    Its cell __class__ is redirected when slots make a new class.
    """
    def __annotate__(format, /):
        from annotationlib import Format, get_annotations
        if format not in (Format.VALUE, Format.FORWARDREF, Format.STRING):
            raise NotImplementedError(format)
        known = {}
        for base in reversed(__class__.__mro__):
            known.update(get_annotations(base, format=format))
        result = {name: known[name] for name in names if name in known}
        result['return'] = 'None' if format == Format.STRING else None
        return result

    # This is a flag for _add_slots().
    __annotate__.__generated_by_dataclasses__ = True
    __annotate__.__qualname__ = (
        f"{__class__.__qualname__}.{method_name}.__annotate__")
    return __annotate__


def _write_comparisons(writer, fields, eq, order):
    compared = [f for f in fields if f.compare]
    if eq:
        terms = ' and '.join(
            [f'self.{f.name}==other.{f.name}' for f in compared]) or 'True'
        writer.add('__eq__', ('self', 'other'), [
            'if self is other:',
            ' return True',
            'if other.__class__ is self.__class__:',
            f' return {terms}',
            'return NotImplemented'])
    if order:
        mine = _tuple_str('self', compared)
        others = _tuple_str('other', compared)
        for name, symbol in (('__lt__', '<'), ('__le__', '<='),
                             ('__gt__', '>'), ('__ge__', '>=')):
            writer.add(name, ('self', 'other'), [
                'if other.__class__ is self.__class__:',
                f' return {mine}{symbol}{others}',
                'return NotImplemented'],
                overwrite_error='Consider using functools.total_ordering')


def _write_frozen(writer, cls, fields):
    """Refuse assignment to the fields, and any to instances of this class."""
    # super(cls) is not written without arguments: the name __class__ gives
    # these functions a cell that slots can redirect.
    writer.values['__class__'] = cls
    writer.values['__dataclass_FrozenInstanceError__'] = FrozenInstanceError
    names = ''.join([f'{f.name!r},' for f in fields])
    condition = 'if type(self) is __class__'
    if names:
        condition += f' or name in ({names})'
    for name, value, verb in (('__setattr__', ', value', 'assign to'),
                              ('__delattr__', '', 'delete')):
        writer.add(name, ('self', 'name' + value), [
            condition + ':',
            ' raise __dataclass_FrozenInstanceError__('
            f'f"cannot {verb} field {{name!r}}")',
            f'super(__class__, self).{name}(name{value})'],
            overwrite_error=True)


def _write_hash(writer, cls, fields, unsafe_hash, eq, frozen):
    """Decide about __hash__.

    unsafe_hash asks for one.  Else a class with __eq__ gets one if frozen,
    and None if not, unless it says something itself; without __eq__ nothing
    is done.
    """
    own = cls.__dict__.get('__hash__', MISSING)
    # An __eq__ in the class body sets __hash__ to None: that says nothing.
    explicit = not (own is MISSING or own is None and '__eq__' in cls.__dict__)
    if unsafe_hash:
        if explicit:
            raise TypeError('Cannot overwrite attribute __hash__ '
                            f'in class {cls.__name__}')
    elif explicit or not eq:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    own_writer = _Writer(cls)
    own_writer.add('__hash__', ('self',),
                   [f'return hash({_tuple_str("self", hashed)})'])
    if '__hash__' in cls.__dict__:
        del cls.__hash__
    own_writer.put_into(cls)


# --- the text for the class ---

def _signature_text(cls, positional, keyword_only):
    """Write the signature of a class whose __init__ was made here.

    None if something in it needs `inspect`, which is dear to import.
    """
    if (type(cls) is not type or cls.__new__ is not object.__new__
            or '__signature__' in cls.__dict__):
        return None
    parts = []
    for group in (positional, keyword_only):
        if group is keyword_only and group:
            parts.append('*')
        for f in group:
            kind = f.type
            if type(kind) is str:
                shown = repr(kind)
            elif kind is None:
                shown = 'None'
            elif type(kind) is type:
                shown = kind.__qualname__
                if kind.__module__ != 'builtins':
                    shown = f'{kind.__module__}.{shown}'
            else:
                return None
            text = f'{f.name}: {shown}'
            if f.default is not MISSING:
                text += f' = {f.default!r}'
            elif f.default_factory is not MISSING:
                text += ' = <factory>'
            parts.append(text)
    return f'({", ".join(parts)})'


def _set_doc(cls, made_init, positional, keyword_only):
    if getattr(cls, '__doc__'):
        return
    text = None
    if made_init:
        text = _signature_text(cls, positional, keyword_only)
    if text is None:
        import inspect
        from annotationlib import Format
        try:
            text = str(inspect.signature(
                cls, annotation_format=Format.FORWARDREF))
            text = text.replace(' -> None', '')
        except (TypeError, ValueError):
            text = ''
    cls.__doc__ = cls.__name__ + text


# --- slots ---

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        # The class is frozen, so by the back door.
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        # Native types tell by their offsets.
        if getattr(cls, '__weakrefoffset__', -1) != 0:
            yield '__weakref__'
        if getattr(cls, '__dictoffset__', -1) != 0:
            yield '__dict__'
    elif isinstance(slots, str):
        yield slots
    elif not hasattr(slots, '__next__'):
        yield from slots
    else:
        # An iterator: it is used up.
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _new_slots(cls, defined_fields, field_names, weakref_slot):
    """Make __slots__: what the bases do not have yet, with the docs."""
    inherited = {slot for base in cls.__mro__[1:-1]
                 for slot in _get_slots(base)}
    slots = {}
    for name in (*field_names, '__weakref__') if weakref_slot else field_names:
        if name not in inherited:
            slots[name] = getattr(defined_fields.get(name), 'doc', None)
    if any([doc is not None for doc in slots.values()]):
        return slots
    return tuple(slots)


def _update_func_cell_for__class__(function, oldcls, newcls):
    """Redirect the __class__ cell of a function; tell whether it was done."""
    if function is None:
        return False
    try:
        position = function.__code__.co_freevars.index("__class__")
    except (AttributeError, ValueError):
        return False
    cell = function.__closure__[position]
    try:
        if cell.cell_contents is not oldcls:
            return False
    except ValueError:
        return False  # the cell is empty
    cell.cell_contents = newcls
    return True


def _redirect_super(oldcls, newcls):
    """Make super() and __class__ in the methods mean the new class."""
    function_type = type(_redirect_super)
    for attribute in newcls.__dict__.values():
        while hasattr(attribute, '__wrapped__'):
            attribute = attribute.__wrapped__
        if isinstance(attribute, function_type):
            candidates = (attribute,)
        elif isinstance(attribute, property):
            candidates = (attribute.fget, attribute.fset, attribute.fdel)
        else:
            continue
        # No early end: methods written here have a cell of their own.
        for function in candidates:
            _update_func_cell_for__class__(function, oldcls, newcls)
    annotate = getattr(newcls.__init__, "__annotate__", None)
    if getattr(annotate, "__generated_by_dataclasses__", False):
        _update_func_cell_for__class__(annotate, oldcls, newcls)


def _add_slots(cls, is_frozen, weakref_slot, defined_fields):
    """Make the class anew, with __slots__: they cannot be added later."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    namespace = dict(cls.__dict__)
    field_names = tuple([f.name for f in fields(cls)])
    namespace['__slots__'] = _new_slots(
        cls, defined_fields, field_names, weakref_slot)
    for name in (*field_names, '__dict__', '__weakref__'):
        namespace.pop(name, None)
    # Annotations can keep the old class alive through its descriptors.
    clear = getattr(sys, '_clear_type_descriptors', None)
    if clear is not None:
        clear(cls)
    qualname = getattr(cls, '__qualname__', None)
    newcls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        newcls.__qualname__ = qualname
    if is_frozen:
        # Pickling would assign the attributes.
        if '__getstate__' not in namespace:
            newcls.__getstate__ = _dataclass_getstate
        if '__setstate__' not in namespace:
            newcls.__setstate__ = _dataclass_setstate
    _redirect_super(cls, newcls)
    # Forward references remember their class.
    annotations = _own_annotations(newcls)
    for f in getattr(newcls, _FIELDS).values():
        if f.name in annotations:
            f.type = annotations[f.name]
    return newcls


# --- the decorator ---

def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen,
                   match_args, kw_only, slots, weakref_slot):
    setattr(cls, _PARAMS, _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
        slots, weakref_slot))

    # A field of the class takes the place of one of a base.
    found = _inherited_fields(cls, frozen)
    own = _own_fields(cls, kw_only)
    for f in own:
        found[f.name] = f
    if order and not eq:
        raise ValueError('eq must be true if order is true')
    setattr(cls, _FIELDS, found)
    _set_new_attribute(cls, '__replace__', _replace)

    ordinary = [f for f in found.values() if f._field_type is _FIELD]
    init_fields = [f for f in found.values()
                   if f._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = [f for f in init_fields if f.init and not f.kw_only]
    keyword_only = [f for f in init_fields if f.init and f.kw_only]

    _write_hash(None, cls, ordinary, unsafe_hash, eq, frozen)
    writer = _Writer(cls)
    made_init = init and '__init__' not in cls.__dict__
    if init:
        _write_init(writer, cls, init_fields, positional, keyword_only,
                    frozen, slots)
    if repr:
        shown = ', '.join([f'{f.name}={{self.{f.name}!r}}'
                           for f in ordinary if f.repr])
        writer.add('__repr__', ('self',), [
            f'return f"{{self.__class__.__qualname__}}({shown})"'],
            decorator=_guarded)
    _write_comparisons(writer, ordinary, eq, order)
    if frozen:
        _write_frozen(writer, cls, ordinary)
    writer.put_into(cls)

    _set_doc(cls, made_init, positional, keyword_only)
    if match_args:
        _set_new_attribute(cls, '__match_args__',
                           tuple([f.name for f in positional]))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot,
                         {f.name: f for f in own})
    abc.update_abstractmethods(cls)
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False,
              unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Class decorator: add methods that follow from the annotations.

    init adds __init__(), repr __repr__(), eq __eq__(), order the other
    comparisons, unsafe_hash __hash__(), match_args __match_args__; frozen
    refuses assignment to fields; kw_only makes all fields keyword-only;
    slots makes a new class with __slots__, in which weakref_slot adds one for
    weak references.
    """
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen,
                              match_args, kw_only, slots, weakref_slot)
    # Used without parentheses, it gets the class at once.
    return wrap if cls is None else wrap(cls)


# --- functions for instances ---

def fields(class_or_instance):
    """Return a tuple of the fields of a dataclass, or of an instance.

    Pseudo-fields (ClassVar, InitVar) are left out.
    """
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError(
            'must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Tell whether obj is a dataclass, or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


# Of these there is no other copy.
_ATOMIC_TYPES = frozenset({
    type(None), bool, int, float, str, complex, bytes, type(...),
    type(NotImplemented), type(_is_type.__code__), type(len), type(_is_type),
    type, range, property,
})


def asdict(obj, *, dict_factory=dict):
    """Return a new dict of the field names and values of an instance.

    Dataclasses within are converted too, also in lists, tuples and dicts;
    anything else is copied deeply.  dict_factory is called with a list of
    pairs in the place of dict.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        pairs = [(f.name, _asdict_inner(getattr(obj, f.name), dict_factory))
                 for f in fields(obj)]
        return dict(pairs) if dict_factory is dict else dict_factory(pairs)
    return _convert_container(
        obj, cls, lambda item: _asdict_inner(item, dict_factory))


def astuple(obj, *, tuple_factory=tuple):
    """Return a new tuple of the field values of an instance.

    Dataclasses within are converted too, also in lists, tuples and dicts;
    anything else is copied deeply.  tuple_factory is called with a list in
    the place of tuple.
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return tuple_factory([
            _astuple_inner(getattr(obj, f.name), tuple_factory)
            for f in fields(obj)])
    return _convert_container(
        obj, cls, lambda item: _astuple_inner(item, tuple_factory))


def _convert_container(obj, cls, convert):
    """Convert the items of a container, or copy anything else."""
    if cls is list:
        return [convert(item) for item in obj]
    if cls is dict:
        return {convert(key): convert(value) for key, value in obj.items()}
    if issubclass(cls, tuple):
        items = [convert(item) for item in obj]
        # Named tuples want their items one by one.
        return cls(*items) if hasattr(obj, '_fields') else cls(items)
    if issubclass(cls, dict):
        pairs = [(convert(key), convert(value)) for key, value in obj.items()]
        if hasattr(cls, 'default_factory'):
            # The constructor of defaultdict wants it first.
            result = cls(getattr(obj, 'default_factory'))
            for key, value in pairs:
                result[key] = value
            return result
        return cls(pairs)
    if issubclass(cls, list):
        return cls([convert(item) for item in obj])
    from copy import deepcopy
    return deepcopy(obj)


_ANY_MARKER = object()


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True,
                   repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False, module=None, decorator=dataclass):
    """Return a new dataclass of that name.

    fields are names, pairs (name, type), or triples with a default or a
    field() as well; without a type it is typing.Any.  namespace fills the
    class, and the other arguments are those of dataclass().

      C = make_dataclass('C', ['x', ('y', int), ('z', int, field(init=False))])
    """
    from keyword import iskeyword

    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, _ANY_MARKER
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, default = item
            defaults[name] = default
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if iskeyword(name):
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in annotations:
            raise TypeError(f'Field name duplicated: {name!r}')
        annotations[name] = kind

    # While the class is made, typing is not to be imported for Any alone.
    value_blocked = True

    def annotate_method(format):
        from annotationlib import Format, ForwardRef, annotations_to_string

        def any_type():
            if format == Format.STRING:
                return 'typing.Any'
            if format == Format.FORWARDREF:
                typing = sys.modules.get('typing')
                if typing is None:
                    return ForwardRef('Any', module='typing')
                return typing.Any
            if format != Format.VALUE or value_blocked:
                raise NotImplementedError
            from typing import Any
            return Any

        result = {name: any_type() if kind is _ANY_MARKER else kind
                  for name, kind in annotations.items()}
        if format == Format.STRING:
            return annotations_to_string(result)
        return result

    def fill(body):
        if namespace is not None:
            body.update(namespace)
        body.update(defaults)

    from types import new_class
    cls = new_class(cls_name, bases, {}, fill)
    cls.__annotate__ = annotate_method

    if module is None:
        # The caller's module, so that instances can be pickled.
        try:
            module = sys._getframemodulename(1) or '__main__'
        except AttributeError:
            try:
                module = sys._getframe(1).f_globals.get('__name__', '__main__')
            except (AttributeError, ValueError):
                pass
    if module is not None:
        cls.__module__ = module

    cls = decorator(cls, init=init, repr=repr, eq=eq, order=order,
                    unsafe_hash=unsafe_hash, frozen=frozen,
                    match_args=match_args, kw_only=kw_only, slots=slots,
                    weakref_slot=weakref_slot)
    value_blocked = False
    return cls


def replace(obj, /, **changes):
    """Return a new instance with other values for some fields.

      @dataclass(frozen=True)
      class C:
          x: int
          y: int

      replace(C(1, 2), x=3) == C(3, 2)
    """
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with '
                                'init=False, it cannot be specified with '
                                'replace()')
        elif f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with "
                                "replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
