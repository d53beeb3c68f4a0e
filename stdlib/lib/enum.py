"""Enumerations.

The metaclass EnumType collects what the class body assigns in an EnumDict,
wraps each future member in a _proto_member, and lets type.__new__ build the
class: the __set_name__ of those wrappers then makes the members, before
__init_subclass__ runs.  In order below: helpers, markers for class bodies,
the dictionary, the metaclass, Enum, Flag, decorators, conversion.
"""

import sys
import builtins as bltns
from types import MappingProxyType, DynamicClassAttribute

__all__ = [
    'EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag',
    'IntFlag', 'ReprEnum', 'auto', 'unique', 'property', 'verify', 'member',
    'nonmember', 'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP',
    'global_flag_repr', 'global_enum_repr', 'global_str', 'global_enum',
    'EnumCheck', 'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE',
    'pickle_by_global_name', 'pickle_by_enum_name',
]

# The metaclass asks for these before they exist.
Enum = Flag = EJECT = _stdlib_enums = ReprEnum = None


# --- names and bits ---

def _is_descriptor(obj):
    """Tell whether an object takes part in attribute access."""
    return (hasattr(obj, '__get__') or hasattr(obj, '__set__')
            or hasattr(obj, '__delete__'))


def _is_dunder(name):
    """Tell whether a name looks like __this__."""
    return (len(name) > 4 and name[:2] == name[-2:] == '__'
            and name[2] != '_' and name[-3] != '_')


def _is_sunder(name):
    """Tell whether a name looks like _this_."""
    return (len(name) > 2 and name[0] == name[-1] == '_'
            and name[1] != '_' and name[-2] != '_')


def _is_internal_class(cls_name, obj):
    """Tell whether an object is a class defined in the body of cls_name."""
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, '__qualname__', None)
    if not qualname:
        return False
    own = f'{cls_name}.{getattr(obj, "__name__", "")}'
    return qualname == own or qualname.endswith('.' + own)


def _is_private(cls_name, name):
    """Tell whether a name is what __this became in the class's body."""
    prefix = f'_{cls_name}__'
    return (len(name) > len(prefix) and name.startswith(prefix)
            and not name.endswith('__'))


def _is_single_bit(num):
    """Tell whether exactly one bit is set."""
    return num != 0 and num & (num - 1) == 0


def _make_class_unpicklable(obj):
    """Make pickling fail, for a class (or namespace) nobody could find."""
    def _break_on_call_reduce(self, proto):
        raise TypeError('%r cannot be pickled' % self)
    if isinstance(obj, dict):
        obj['__reduce_ex__'] = _break_on_call_reduce
        obj['__module__'] = '<unknown>'
    else:
        setattr(obj, '__reduce_ex__', _break_on_call_reduce)
        setattr(obj, '__module__', '<unknown>')


def _iter_bits_lsb(num):
    """Go through the set bits as integers, from the least one up."""
    given = num
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError('%r is not a positive integer' % given)
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def show_flag_values(value):
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """
    Like the builtin, but negative numbers are shown in two's complement, and
    the leading bit is the sign.

    >>> bin(10)
    '0b0 1010'
    >>> bin(~10)   # that is -11
    '0b1 0101'
    """
    width = num.bit_length()
    sign = '0'
    if num < 0:
        num += 1 << width
        sign = '1'
    digits = format(num, f'0{width}b') if width else ''
    if max_bits is not None:
        digits = digits.rjust(max_bits, sign)
    elif not digits:
        digits = ''
    return f'0b{sign} {digits}'


def _high_bit(value):
    """Return the position of the highest bit, or -1 for 0."""
    return value.bit_length() - 1


def _dataclass_repr(self):
    fields = self.__dataclass_fields__
    return ', '.join([f'{name}={getattr(self, name)!r}'
                      for name, field in fields.items() if field.repr])


# --- markers for class bodies ---

class _not_given:
    def __repr__(self):
        return '<not given>'
_not_given = _not_given()


class _auto_null:
    def __repr__(self):
        return '_auto_null'
_auto_null = _auto_null()


class nonmember(object):
    """
    Keeps a value of the class body from becoming a member.
    """
    def __init__(self, value):
        self.value = value


class member(object):
    """
    Makes a member of a value that would not become one.
    """
    def __init__(self, value):
        self.value = value


class auto:
    """
    Stands for the next value, as _generate_next_value_ makes it.
    """
    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % self.value


class property(DynamicClassAttribute):
    """
    A property of the members that a member may share its name with.

    On the class it is that member; on a member it is the property.
    """

    member = None
    _attr_type = None  # 'desc' or 'attr': what the member's name hides
    _cls_type = None  # the class in which that is

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(
                '%r has no attribute %r' % (ownerclass, self.name))
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == 'attr':
            return getattr(self._cls_type, self.name)
        if self._attr_type == 'desc':
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(
                '%r has no attribute %r' % (ownerclass, self.name)) from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(
            "<enum %r> cannot set attribute %r" % (self.clsname, self.name))

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(
            "<enum %r> cannot delete attribute %r" % (self.clsname, self.name))

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class _proto_member:
    """
    A member to be, until the class calls __set_name__.
    """

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, member_name):
        """
        Replace this object in the class by a member.
        """
        # A member is no data descriptor that could hide itself: first away.
        delattr(enum_class, member_name)
        new = self._create(enum_class, member_name)
        value = new._value_
        is_flag = Flag is not None and issubclass(enum_class, Flag)
        if is_flag and isinstance(value, int):
            enum_class._flag_mask_ |= value
            if _is_single_bit(value):
                enum_class._singles_mask_ |= value
            enum_class._all_bits_ = (
                1 << enum_class._flag_mask_.bit_length()) - 1

        known = _find_by_value(enum_class, value)
        if known is not None:
            new = known  # another name of that member
        elif not is_flag or (isinstance(value, int)
                             and _is_single_bit(value)):
            # Flags of several bits, or of none, are aliases too: they have a
            # value of their own, but iteration leaves them out.
            enum_class._member_names_.append(member_name)
        enum_class._add_member_(member_name, new)
        _remember_value(enum_class, member_name, value, new)

    def _create(self, enum_class, member_name):
        value = self.value
        data_type = enum_class._member_type_
        args = value if isinstance(value, tuple) else (value,)
        if data_type is tuple:
            args = (args,)  # the constructor wants it as one
        if enum_class._use_args_:
            new = enum_class._new_member_(enum_class, *args)
        else:
            new = enum_class._new_member_(enum_class)
        if not hasattr(new, '_value_'):
            if data_type is object:
                new._value_ = value
            else:
                try:
                    new._value_ = data_type(*args)
                except Exception as error:
                    raise TypeError('_value_ not set in __new__, unable '
                                    'to create it') from error
        new._name_ = member_name
        new.__objclass__ = enum_class
        new.__init__(*args)
        new._sort_order_ = len(enum_class._member_names_)
        return new


def _find_by_value(enum_class, value):
    """Find the member of a class with a value, or None."""
    try:
        return enum_class._value2member_map_.get(value)
    except TypeError:
        for found in enum_class._member_map_.values():
            if found._value_ == value:
                return found
        return None


def _remember_value(enum_class, name, value, found):
    """Let a class find a member by this value."""
    try:
        enum_class._value2member_map_.setdefault(value, found)
        if value not in enum_class._hashable_values_:
            enum_class._hashable_values_.append(value)
    except TypeError:
        # Not hashable: it has to be searched for.
        enum_class._unhashable_values_.append(value)
        enum_class._unhashable_values_map_.setdefault(name, []).append(value)


# --- the namespace of a class body ---

_ALLOWED_SUNDERS = frozenset({
    '_order_', '_generate_next_value_', '_numeric_repr_', '_missing_',
    '_ignore_', '_iter_member_', '_iter_member_by_value_',
    '_iter_member_by_def_', '_add_alias_', '_add_value_alias_',
    '_use_args_',
})


class EnumDict(dict):
    """
    The namespace of a class body: notes which names are members, in which
    order, and refuses to define one twice.
    """

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}  # the keys are the names
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        """
        Set a name: to a member, unless name or value speak against it.

        Names like _this_ or __this__, descriptors, nested classes and what is
        wrapped in nonmember are no members.
        """
        cls_name = self._cls_name
        if cls_name is not None and _is_private(cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
            if key == '_ignore_':
                value = self._ignore
        elif _is_dunder(key):
            if key == '__order__':
                key = '_order_'
        elif key in self._member_names:
            raise TypeError('%r already defined as %r' % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (
                _is_descriptor(value)
                or cls_name is not None
                and _is_internal_class(cls_name, value)):
            if key in self:
                raise TypeError('%r already defined as %r' % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            value = self._resolve_autos(key, value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _ALLOWED_SUNDERS:
            raise ValueError('_sunder_ names, such as %r, are reserved for '
                             'future Enum use' % (key,))
        if key == '_generate_next_value_':
            if self._auto_called:
                raise TypeError(
                    "_generate_next_value_ must be defined before members")
            if isinstance(value, staticmethod):
                value = value.__func__
            self._generate_next_value = value
        elif key == '_ignore_':
            if isinstance(value, str):
                value = value.replace(',', ' ').split()
            else:
                value = list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError('_ignore_ cannot specify already set names: '
                                 '%r' % (already,))

    def _resolve_autos(self, key, value):
        """Replace auto() by its value, alone or within a tuple."""
        alone = isinstance(value, auto)
        if not alone and not (isinstance(value, tuple) and any(
                [isinstance(item, auto) for item in value])):
            self._last_values.append(value)
            return value
        items = []
        for item in (value,) if alone else value:
            if isinstance(item, auto):
                if item.value is _auto_null:
                    item.value = self._generate_next_value(
                        key, 1, len(self._member_names),
                        self._last_values[:])
                    self._auto_called = True
                item = item.value
                self._last_values.append(item)
            items.append(item)
        if alone:
            return items[0]
        try:
            return type(value)(items)
        except TypeError:
            # A named tuple, probably.
            return type(value)(*items)

    @bltns.property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        try:
            names = members.keys()
        except AttributeError:
            for name, value in members:
                self[name] = value
        else:
            for name in names:
                self[name] = members[name]
        for name, value in more_members.items():
            self[name] = value

_EnumDict = EnumDict  # an old name


# --- the metaclass ---

_FLAG_OPERATORS = ('__or__', '__and__', '__xor__', '__ror__', '__rand__',
                   '__rxor__', '__invert__')


class EnumType(type):
    """
    Metaclass of Enum.
    """

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace['_generate_next_value_'] = getattr(
                first_enum, '_generate_next_value_', None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None,
                _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)

        # What _ignore_ names is gone after the class body.
        ignore = classdict.setdefault('_ignore_', [])
        ignore.append('_ignore_')
        for key in ignore:
            classdict.pop(key, None)
        member_names = classdict._member_names
        for name in member_names:
            if name in ('mro', ''):
                raise ValueError('invalid enum member name(s) %r' % name)

        order = classdict.pop('_order_', None)
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = metacls._find_new_(
            classdict, member_type, first_enum)
        namespace = dict(classdict)
        next_value = namespace.get('_generate_next_value_')
        if next_value is not None and not isinstance(next_value, staticmethod):
            namespace['_generate_next_value_'] = staticmethod(next_value)
        for name in member_names:
            namespace[name] = _proto_member(namespace[name])
        namespace.update(
            _new_member_=new,
            _use_args_=use_args,
            _member_names_=[],  # in order, without aliases
            _member_map_={},  # name -> member
            _value2member_map_={},
            _hashable_values_=[],
            _unhashable_values_=[],
            _unhashable_values_map_={},  # name -> values
            _member_type_=member_type,
            _value_repr_=metacls._find_data_repr_(cls, bases),
            _boundary_=boundary or getattr(first_enum, '_boundary_', None),
            _flag_mask_=0,
            _singles_mask_=0,
            _all_bits_=0,
            _inverted_=None,
        )

        in_progress = f'_{cls}__in_progress'
        namespace[in_progress] = True
        try:
            enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        except Exception as error:
            # The note about __set_name__ says nothing to the user.
            if hasattr(error, '__notes__'):
                del error.__notes__
            raise
        namespace[in_progress] = False
        delattr(enum_class, in_progress)

        # __init_subclass__ may have changed something.
        namespace.update(enum_class.__dict__)
        _choose_methods(enum_class, namespace, bases, member_type, first_enum)
        if Enum is not None:
            # Calling the class looks members up; the user's __new__ made them.
            if save_new:
                enum_class.__new_member__ = new
            enum_class.__new__ = Enum.__new__
        _check_order(enum_class, order)
        return enum_class

    def __bool__(cls):
        """
        Classes are true, even without members.
        """
        return True

    def __call__(cls, value, names=_not_given, *values, module=None,
                 qualname=None, type=None, start=1, boundary=None):
        """
        Find a member by its value, or make a new enumeration.

        With members, Color(3) is the member with value 3; several arguments
        are taken for one tuple.  Without, Enum('Color', 'RED GREEN') makes a
        new class; names may also be a list of names or of (name, value)
        pairs, or a mapping.  `module` and `qualname` say where it can be
        found for pickling, `type` is a data type to mix in, `start` the first
        value.
        """
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(
                f"{cls} has no members; specify `names=()` if you meant to "
                "create a new, empty, enum")
        return cls._create_(
            value, None if names is _not_given else names, module=module,
            qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        """
        Tell whether a value is a member, or the value of one.
        """
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                return False
        return (value in cls._unhashable_values_
                or value in cls._hashable_values_)

    def __delattr__(cls, attr):
        # Members are not to be deleted, nor (below) to be rebound.
        if attr in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(
                "%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        names = {
            '__class__', '__contains__', '__doc__', '__getitem__', '__iter__',
            '__len__', '__members__', '__module__', '__name__', '__qualname__',
            *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is not object:
            names.update(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        """
        Return the member of that name.
        """
        return cls._member_map_[name]

    def __iter__(cls):
        """
        Go through the members in order of definition.
        """
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        """
        Return the number of members, aliases not counted.
        """
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        """
        A mapping of names to members, aliases too.

        It cannot be changed.
        """
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = 'flag' if Flag is not None and issubclass(cls, Flag) else 'enum'
        return "<%s %r>" % (kind, cls.__name__)

    def __reversed__(cls):
        """
        Go through the members backwards.
        """
        return (cls._member_map_[name]
                for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        """
        Refuse to rebind a member.
        """
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError('cannot reassign member %r' % (name,))
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        """
        Make an enumeration without a class statement; see __call__().
        """
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        namespace = metacls.__prepare__(class_name, bases)

        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if (isinstance(names, (tuple, list)) and names
                and isinstance(names[0], str)):
            values = []
            for count, name in enumerate(names):
                values.append(first_enum._generate_next_value_(
                    name, start, count, values[:]))
            names = list(zip(names, values))
        for item in names if names is not None else ():
            if isinstance(item, str):
                item = item, names[item]
            name, value = item
            namespace[name] = value

        if module is None:
            # Two frames up: who called the class.
            try:
                module = sys._getframemodulename(2)
            except AttributeError:
                try:
                    module = sys._getframe(2).f_globals['__name__']
                except (AttributeError, ValueError, KeyError):
                    pass
        if module is None:
            _make_class_unpicklable(namespace)
        else:
            namespace['__module__'] = module
        if qualname is not None:
            namespace['__qualname__'] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace,
                               boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None,
                  as_global=False):
        """
        Make an enumeration of a module's constants, and put its members in
        their place.
        """
        module_globals = sys.modules[module].__dict__
        source = source.__dict__ if source else module_globals
        # In order of value, and of name where values are equal or cannot be
        # compared: the source may have no reliable order.
        members = [item for item in source.items() if filter(item[0])]
        try:
            members.sort(key=lambda item: (item[1], item[0]))
        except TypeError:
            members.sort(key=lambda item: item[0])
        plain = type(name, (object,), {**dict(members), '__module__': module})
        enum_class = _simple_enum(etype=cls, boundary=boundary or KEEP)(plain)
        if as_global:
            global_enum(enum_class)
        else:
            sys.modules[enum_class.__module__].__dict__.update(
                enum_class.__members__)
        module_globals[name] = enum_class
        return enum_class

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(
                        "<enum %r> cannot extend %r" % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """
        Return the data type mixed in (or object) and the enumeration base.
        """
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError(
                "new enumerations should be created as "
                "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                own = base.__dict__
                if '__repr__' in own:
                    if ('__dataclass_fields__' in own
                            and '__dataclass_params__' in own
                            and own['__dataclass_params__'].repr):
                        # The class's name would come twice.
                        return _dataclass_repr
                    return own['__repr__']
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for chain in bases:
            # A plain subclass of int, say, is the data type, not int itself.
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif ('__new__' in base.__dict__
                        or '__dataclass_fields__' in base.__dict__):
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError(
                'too many data types for %r: %r' % (class_name, found))
        return found.pop() if found else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """
        Return the __new__ that makes members, whether to keep it under
        another name, and whether it gets the values as arguments.
        """
        new = classdict.get('__new__', None)
        save_new = first_enum is not None and new is not None
        if new is None:
            plain = {None, None.__new__, object.__new__,
                     getattr(Enum, '__new__', None)}
            new = object.__new__
            for owner, name in (
                    (member_type, '__new_member__'),
                    (first_enum, '__new_member__'),
                    (member_type, '__new__'),
                    (first_enum, '__new__')):
                candidate = getattr(owner, name, None)
                if candidate not in plain:
                    new = candidate
                    break
        use_args = first_enum is not None and new not in (
            Enum.__new__, object.__new__)
        return new, save_new, use_args

    def _add_member_(cls, name, member):
        if name in cls._member_map_:
            if cls._member_map_[name] is not member:
                raise NameError('%r is already bound: %r'
                                % (name, cls._member_map_[name]))
            return
        redirect = cls._redirect(name, member)
        setattr(cls, name, member if redirect is None else redirect)
        cls._member_map_[name] = member

    def _redirect(cls, name, member):
        """
        If a base has a descriptor of that name, make a property that is the
        member on the class and that descriptor on the members.
        """
        descriptor = kind = owner = None
        for base in cls.__mro__[1:]:
            attribute = base.__dict__.get(name)
            if attribute is None:
                continue
            if isinstance(attribute, (property, DynamicClassAttribute)):
                descriptor, kind, owner = attribute, 'enum', base
                break
            if _is_descriptor(attribute):
                descriptor = attribute
                kind = kind or 'desc'
                owner = owner or base
            else:
                descriptor, kind, owner = attribute, 'attr', base
        if not descriptor:
            return None
        redirect = property()
        redirect.member = member
        redirect.__set_name__(cls, name)
        if kind in ('enum', 'desc'):
            redirect.fget = getattr(descriptor, 'fget', None)
            redirect._get = getattr(descriptor, '__get__', None)
            redirect.fset = getattr(descriptor, 'fset', None)
            redirect._set = getattr(descriptor, '__set__', None)
            redirect.fdel = getattr(descriptor, 'fdel', None)
            redirect._del = getattr(descriptor, '__delete__', None)
        redirect._attr_type = kind
        redirect._cls_type = owner
        return redirect

    @property
    def __signature__(cls):
        from inspect import Parameter, Signature
        if cls._member_names_:
            return Signature([Parameter('values', Parameter.VAR_POSITIONAL)])
        parameters = [
            Parameter('new_class_name', Parameter.POSITIONAL_ONLY),
            Parameter('names', Parameter.POSITIONAL_OR_KEYWORD)]
        for name, default in (('module', None), ('qualname', None),
                              ('type', None), ('start', 1),
                              ('boundary', None)):
            parameters.append(
                Parameter(name, Parameter.KEYWORD_ONLY, default=default))
        return Signature(parameters)


def _choose_methods(enum_class, namespace, bases, member_type, first_enum):
    """
    Settle which of the methods that both a data type and Enum have a new
    class gets.
    """
    if ReprEnum is not None and ReprEnum in bases:
        # str() and format() are those of the data type.
        if member_type is object:
            raise TypeError(
                'ReprEnum subclasses must be mixed with a data type (i.e.'
                ' int, str, float, etc.)')
        if '__format__' not in namespace:
            enum_class.__format__ = member_type.__format__
            namespace['__format__'] = enum_class.__format__
        if '__str__' not in namespace:
            method = member_type.__str__
            if method is object.__str__:
                method = member_type.__repr__
            enum_class.__str__ = method
            namespace['__str__'] = enum_class.__str__
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name not in namespace and getattr(enum_class, name) in (
                getattr(member_type, name), getattr(object, name)):
            setattr(enum_class, name, getattr(first_enum, name))
    if Flag is not None and issubclass(enum_class, Flag):
        for name in _FLAG_OPERATORS:
            if name not in namespace:
                setattr(enum_class, name, getattr(Flag, name))


def _check_order(enum_class, order):
    """Compare the order of the members with _order_, if that is given."""
    if isinstance(order, str):
        order = order.replace(',', ' ').split()
    if Flag is not None and issubclass(enum_class, Flag):
        values = [each._value_ for each in enum_class]
        if values != sorted(values):
            # Iteration over a combination follows the definition.
            enum_class._iter_member_ = enum_class._iter_member_by_def_
    if order:
        members = enum_class._member_map_
        names = enum_class._member_names_
        # Aliases may be named or left out.
        order = [name for name in order
                 if name not in members or name in names]
        if order != names:
            raise TypeError('member order does not match _order_:\n  %r\n  %r'
                            % (names, order))

EnumMeta = EnumType  # an old name


# --- Enum ---

class Enum(metaclass=EnumType):
    """
    A set of names bound to values.

    >>> class Color(Enum):
    ...     RED = 1
    ...     BLUE = 2

    A member is found as attribute, by value, and by name:

    >>> Color.RED is Color(1) is Color['RED']
    True

    Classes can be iterated over, have a len(), and know what is `in` them.
    Methods can be added, and members can have attributes of their own.
    """

    def __new__(cls, value):
        # Members are made by _new_member_; this only finds them.
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            # Not hashable
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
            for name, each in cls._member_map_.items():
                if value == each._value_:
                    return cls[name]
        if not cls._member_map_:
            if getattr(cls, f'_{cls.__name__}__in_progress', False):
                raise TypeError('do not use `super().__new__; call the '
                                'appropriate __new__ directly') from None
            raise TypeError("%r has no members defined" % cls)
        return _ask_missing(cls, value)

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = _find_by_value(cls, value)
        if known is not None:
            if known is not self:
                raise ValueError('%r is already bound: %r' % (value, known))
            return
        # It has no name yet if its own __new__ calls this.
        _remember_value(cls, getattr(self, '_name_', None), value, self)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """
        Make the value of an auto(): one more than the highest so far.

        name: of the member; start: the first value; count: of the members
        so far; last_values: theirs.
        """
        if not last_values:
            return start
        try:
            highest = sorted(last_values).pop()
        except TypeError:
            raise TypeError('unable to sort non-numeric values') from None
        try:
            return highest + 1
        except TypeError:
            raise TypeError(
                'unable to increment %r' % (highest,)) from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_,
                                value_repr(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        """
        Name what is public: of the data type, the member, and its classes.
        """
        members = self._member_map_
        names = set()
        if self.__class__._member_type_ is not object:
            names.update(object.__dir__(self))
        for name in getattr(self, '__dict__', ()):
            if name[0] != '_' and name not in members:
                names.add(name)
        for cls in self.__class__.mro():
            for name, attribute in cls.__dict__.items():
                if name[0] == '_':
                    continue
                if name not in members or (
                        isinstance(attribute, property)
                        and attribute.fget is not None):
                    names.add(name)
                elif isinstance(attribute, property):
                    names.discard(name)
        names.update(
            ('__class__', '__doc__', '__eq__', '__hash__', '__module__'))
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    # Members may be called `name` or `value`: these are the other kind of
    # property.

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


def _ask_missing(cls, value):
    """Let _missing_() find a member for a value."""
    try:
        error = None
        result = cls._missing_(value)
    except Exception as caught:
        error = caught
        result = None
    try:
        if isinstance(result, cls):
            return result
        if (Flag is not None and issubclass(cls, Flag)
                and cls._boundary_ is EJECT and isinstance(result, int)):
            return result
        invalid = ValueError(
            "%r is not a valid %s" % (value, cls.__qualname__))
        if error is None:
            if result is None:
                raise invalid
            error = TypeError(
                'error in %s._missing_: returned %r instead of None or a '
                'valid member' % (cls.__name__, result))
        if not isinstance(error, ValueError):
            error.__context__ = invalid
        raise error
    finally:
        # No cycle through the traceback.
        error = invalid = None


class ReprEnum(Enum):
    """
    Changes only the repr(): str() and format() are those of the data type.
    """


class IntEnum(int, ReprEnum):
    """
    Enum whose members are ints as well.
    """


class StrEnum(str, ReprEnum):
    """
    Enum whose members are strings as well.
    """

    def __new__(cls, *values):
        "values must already be of type `str`"
        if len(values) > 3:
            raise TypeError('too many arguments for str(): %r' % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError('%r is not a string' % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(
                'encoding must be a string, not %r' % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError('errors must be a string, not %r' % (values[2]))
        value = str(*values)
        new = str.__new__(cls, value)
        new._value_ = value
        return new

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """
        Make the value of an auto(): the name in lower case.
        """
        return name.lower()


def pickle_by_global_name(self, proto):
    # For members that are globals of their module.
    return self._name_

_reduce_ex_by_global_name = pickle_by_global_name


def pickle_by_enum_name(self, proto):
    # For members whose values cannot be pickled.
    return getattr, (self.__class__, self._name_)


# --- Flag ---

class FlagBoundary(StrEnum):
    """
    What becomes of bits that no member has.
    "strict"  -> an error (the default of Flag)
    "conform" -> they are dropped
    "eject"   -> the result is a plain int
    "keep"    -> they are kept (the default of IntFlag)
    """
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()

STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """
    Enum whose members can be combined with |, &, ^ and ~.
    """

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """
        Make the value of an auto(): the bit above the highest so far.

        name: of the member; start: the first value; count: of the members
        so far; last_values: theirs.
        """
        if not last_values:
            return start if start is not None else 1
        highest = max(last_values)
        try:
            position = _high_bit(highest)
        except Exception:
            raise TypeError('invalid flag value %r' % highest) from None
        return 1 << position + 1

    @classmethod
    def _iter_member_by_value_(cls, value):
        """
        Find the members a value consists of, in order of their bits.
        """
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """
        Find the members a value consists of, in order of definition.
        """
        yield from sorted(cls._iter_member_by_value_(value),
                          key=lambda each: each._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """
        Make the combination with that value, as far as the boundary allows.
        """
        if not isinstance(value, int):
            raise ValueError(
                "%r is not a valid %s" % (value, cls.__qualname__))
        mask = cls._flag_mask_
        all_bits = cls._all_bits_
        negative = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            # There are bits that no member has.
            boundary = cls._boundary_
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    "%r invalid value %r\n    given %s\n  allowed %s" % (
                        cls, value, bin(value, width), bin(mask, width)))
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value += max(all_bits + 1, 1 << value.bit_length())
            else:
                raise ValueError('%r unknown flag boundary %r'
                                 % (cls, boundary))
        if value < 0:
            negative = value
            if cls._boundary_ in (EJECT, KEEP):
                value += all_bits + 1
            else:
                value &= cls._singles_mask_
        unknown = value & ~mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError('%s(%r) --> unknown values %r [%s]' % (
                cls.__name__, value, unknown, bin(unknown)))

        data_type = cls._member_type_
        if data_type is object:
            combined = object.__new__(cls)
        else:
            combined = data_type.__new__(cls, value)
        if not hasattr(combined, '_value_'):
            combined._value_ = value
        combined._name_ = cls._combined_name(value)
        # Another thread may have been faster.
        combined = cls._value2member_map_.setdefault(value, combined)
        if negative is not None:
            cls._value2member_map_[negative] = combined
        return combined

    @classmethod
    def _combined_name(cls, value):
        """
        Name a combination after the members in it.
        """
        parts = list(cls._iter_member_(value & cls._singles_mask_))
        covered = 0
        for each in parts:
            covered |= each._value_
        if value & ~cls._singles_mask_:
            # Members of several bits can cover the rest.
            for each in cls._member_map_.values():
                bits = each._value_
                if each not in parts and bits and bits & value == bits:
                    parts.append(each)
                    covered |= bits
        if not covered:
            return None
        name = '|'.join([each._name_ for each in parts])
        rest = value ^ covered
        if rest:
            if cls._boundary_ is STRICT:
                raise ValueError('%r: no members with value %r' % (cls, rest))
            name += '|%s' % cls._numeric_repr_(rest)
        return name

    def __contains__(self, other):
        """
        Tell whether self has all bits of other.
        """
        if not isinstance(other, self.__class__):
            raise TypeError(
                "unsupported operand type(s) for 'in': %r and %r" % (
                    type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """
        Go through the members in it, in order of definition.
        """
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        name = self.__class__.__name__
        value = (self.__class__._value_repr_ or repr)(self._value_)
        if self._name_ is None:
            return "<%s: %s>" % (name, value)
        return "<%s.%s: %s>" % (name, self._name_, value)

    def __str__(self):
        name = self.__class__.__name__
        if self._name_ is None:
            return "%s(%r)" % (name, self._value_)
        return "%s.%s" % (name, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        data_type = self._member_type_
        if data_type is not object and isinstance(flag, data_type):
            return flag
        return NotImplemented

    def _operands(self, other, symbol):
        """Return the value of other, after a look at both."""
        value = self._get_value(other)
        if value is not NotImplemented:
            for flag in (self, other):
                if self._get_value(flag) is None:
                    raise TypeError(f"'{flag}' cannot be combined with "
                                    f"other flags with {symbol}")
        return value

    def __or__(self, other):
        value = self._operands(other, '|')
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._operands(other, '&')
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._operands(other, '^')
        if value is NotImplemented:
            return NotImplemented
        return self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                value = ~self._value_
            else:
                value = self._singles_mask_ & ~self._value_
            self._inverted_ = self.__class__(value)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """
    Flag whose members are ints as well.
    """


# --- decorators ---

def _aliases(enumeration):
    return [(name, each.name)
            for name, each in enumeration.__members__.items()
            if name != each.name]


def unique(enumeration):
    """
    Class decorator: no two names for one value.
    """
    aliases = _aliases(enumeration)
    if aliases:
        raise ValueError('duplicate values found in %r: %s' % (
            enumeration, ', '.join(["%s -> %s" % pair for pair in aliases])))
    return enumeration


class EnumCheck(StrEnum):
    """
    What verify() can check.
    """
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"

CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """
    Class decorator: checks an enumeration. (see EnumCheck)
    """

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        if Flag is not None and issubclass(enumeration, Flag):
            kind = 'flag'
        elif issubclass(enumeration, Enum):
            kind = 'enum'
        else:
            raise TypeError(
                "the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            if check is UNIQUE:
                aliases = _aliases(enumeration)
                if aliases:
                    raise ValueError('aliases found in %r: %s' % (
                        enumeration,
                        ', '.join(["%s -> %s" % pair for pair in aliases])))
            elif check is CONTINUOUS:
                _verify_continuous(enumeration, kind)
            elif check is NAMED_FLAGS:
                _verify_named_flags(enumeration)
        return enumeration


def _verify_continuous(enumeration, kind):
    values = {each.value for each in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if kind == 'flag':
        expected = [1 << position for position
                    in range(_high_bit(low) + 1, _high_bit(high))]
    else:
        expected = range(low + 1, high)
    missing = [value for value in expected if value not in values]
    if missing:
        raise ValueError(('invalid %s %r: missing values %s' % (
            kind, enumeration.__name__, ', '.join(map(str, missing))))[:256])


def _verify_named_flags(enumeration):
    known = [each.value for each in enumeration]
    names = []
    missing = 0
    for name, each in enumeration._member_map_.items():
        if name in enumeration._member_names_ or each.value < 0:
            continue
        unnamed = [bit for bit in _iter_bits_lsb(each.value)
                   if bit not in known]
        if unnamed:
            names.append(name)
            for bit in unnamed:
                missing |= bit
    if not names:
        return
    if len(names) == 1:
        who = 'alias %s is missing' % names[0]
    else:
        who = 'aliases %s and %s are missing' % (
            ', '.join(names[:-1]), names[-1])
    if _is_single_bit(missing):
        what = 'value 0x%x' % missing
    else:
        what = 'combined values of 0x%x' % missing
    raise ValueError(
        'invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]'
        % (enumeration.__name__, who, what))


# --- members as globals of their module ---

def _last_module_name(self):
    return self.__class__.__module__.split('.')[-1]


def global_enum_repr(self):
    """
    Show a member as module.NAME, not as <Class.NAME: value>.

    The module is the last one of a dotted name.
    """
    return '%s.%s' % (_last_module_name(self), self._name_)


def global_flag_repr(self):
    """
    Show a flag as module.NAME|module.NAME, not as <Class.NAME|NAME: value>.

    The module is the last one of a dotted name.
    """
    module = _last_module_name(self)
    name = self._name_
    if name is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    # Bits without a name are shown as number.
    return '|'.join([part if part[0].isdigit() else f'{module}.{part}'
                     for part in name.split('|')])


def global_str(self):
    """
    Show a member as NAME, not as Class.NAME
    """
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """
    Class decorator: make the members globals of their module, and let their
    repr() say so.  With update_str, str() too.
    """
    flag = issubclass(cls, Flag)
    cls.__repr__ = global_flag_repr if flag else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


# --- conversion of plain classes ---

def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """
    Class decorator that makes an enumeration of a plain class.

    etype is the base; the attributes of the class become members by the same
    rules as in a class statement.
    """
    def convert_class(cls):
        metacls = type(etype)
        name = cls.__name__
        namespace = metacls.__prepare__(name, (etype,))
        for key, value in cls.__dict__.items():
            if key not in ('__dict__', '__weakref__'):
                namespace[key] = value
        namespace['__qualname__'] = cls.__qualname__
        return metacls(name, (etype,), namespace, boundary=boundary)
    return convert_class


def _test_simple_enum(checked_enum, simple_enum):
    """
    Compare an enumeration made by _simple_enum with one made by a class
    statement; TypeError tells what differs.
    """
    failed = []
    checked, simple = checked_enum.__dict__, simple_enum.__dict__
    if checked == simple:
        return
    skipped = {
        '__module__', '_member_map_', '_value2member_map_', '__doc__',
        '__static_attributes__', '__firstlineno__', '_hashable_values_',
        '_unhashable_values_', '_unhashable_values_map_', '__dict__',
        '__weakref__', '__qualname__', '__new__', '_new_member_',
        *checked_enum._member_names_, *checked_enum._member_map_}
    for key in sorted({*checked, *simple} - skipped):
        if key not in simple:
            failed.append("missing key: %r" % (key,))
        elif key not in checked:
            failed.append("extra key:   %r" % (key,))
        else:
            expected, found = checked[key], simple[key]
            if callable(expected) or isinstance(expected, bltns.property):
                continue
            if key in ('_value_repr_', '_inverted_'):
                continue
            if expected != found:
                failed.append("%r:\n    checked -> %r\n    simple  -> %r"
                              % (key, expected, found))
    for name in checked_enum._member_names_:
        if name not in simple_enum._member_map_:
            failed.append('missing member from simple enum: %r' % name)
            continue
        expected = checked_enum[name].__dict__
        found = simple_enum[name].__dict__
        for key in sorted({*expected, *found} - {'__objclass__',
                                                 '_sort_order_'}):
            if expected.get(key) != found.get(key):
                failed.append('%r member: %s is %r and %r' % (
                    name, key, expected.get(key), found.get(key)))
    for name in simple_enum._member_names_:
        if name not in checked_enum._member_map_:
            failed.append('extra member in simple enum: %r' % name)
    if failed:
        raise TypeError('enum mismatch:\n   %s' % '\n   '.join(failed))


def _old_convert_(etype, name, module, filter, source=None, *, boundary=None):
    """
    Make an enumeration of a module's constants by the functional way.
    """
    module_globals = sys.modules[module].__dict__
    source = source.__dict__ if source else module_globals
    members = [item for item in source.items() if filter(item[0])]
    try:
        members.sort(key=lambda item: (item[1], item[0]))
    except TypeError:
        members.sort(key=lambda item: item[0])
    return etype(name, members, module=module, boundary=boundary or KEEP)


_stdlib_enums = IntEnum, IntFlag
