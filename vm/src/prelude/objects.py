# Script halves of classes, descriptors, aliases and of builtin functions about objects.

def resolve_bases(bases):
    resolved = []
    for base in bases:
        if _is_class(base):
            resolved.append(base)
            continue
        entries = getattr(base, '__mro_entries__', None)
        if entries is None:
            resolved.append(base)
            continue
        more = entries(bases)
        if not isinstance(more, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        resolved.extend(more)
    return tuple(resolved)


def build_class(function, name, bases, given, metaclass, keywords):
    original = bases
    for base in bases:
        if not _is_class(base):
            bases = resolve_bases(bases)
            break
    if not given:
        metaclass = type(bases[0]) if bases else type
    if _is_class(metaclass):
        metaclass = _metaclass(metaclass, bases)
    prepare = getattr(metaclass, '__prepare__', None)
    if prepare is None:
        namespace = {}
    else:
        namespace = prepare(name, bases, **keywords)
        if not hasattr(type(namespace), '__getitem__'):
            shown = metaclass.__name__ if _is_class(metaclass) else '<metaclass>'
            raise TypeError(f'{shown}.__prepare__() must return a mapping, not {type(namespace).__name__}')
    cell = _run_body(function, namespace)
    if bases is not original:
        namespace['__orig_bases__'] = original
    return finish_class(metaclass, name, bases, namespace, cell, keywords)


def finish_class(metaclass, name, bases, namespace, cell, keywords):
    cls = metaclass(name, bases, namespace, **keywords)
    if cell is not None and _is_class(cls):
        try:
            content = cell.cell_contents
        except ValueError:
            raise RuntimeError(f'__class__ not set defining {name!r} as {cls!r}. '
                               'Was __classcell__ propagated to type.__new__?') from None
        if content is not cls:
            raise TypeError(f'__class__ set to {content!r} defining {name!r} as {cls!r}')
    return cls


def type_new(metaclass, /, *arguments, **keywords):
    name, bases, namespace = arguments
    winner = _metaclass(metaclass, bases)
    if winner is not metaclass:
        if winner.__new__ is not type.__new__:
            return winner.__new__(winner, name, bases, namespace, **keywords)
        metaclass = winner
    slots = dict.get(namespace, '__slots__', missing)
    if slots is missing:
        slots = None
    elif isinstance(slots, str):
        slots = (slots,)
    else:
        slots = tuple(slots)
    cls = _new_class(metaclass, name, bases, namespace, slots)
    if _has_own_order(metaclass):
        order = metaclass.mro(cls)
        _set_order(cls, tuple(order))
    for key, value, hook in _name_hooks(cls):
        if type(value) is property:
            continue
        try:
            hook(value, cls, key)
        except BaseException as error:
            error.add_note(f'Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {name!r}')
            raise
    super(cls, cls).__init_subclass__(**keywords)
    return cls


def type_prepare(cls, /, *arguments, **keywords):
    return {}


def refuse_abstract(cls, /, *arguments, **keywords):
    names = sorted(cls.__abstractmethods__)
    shown = ', '.join(["'" + name + "'" for name in names])
    plural = 's' if len(names) > 1 else ''
    raise TypeError(f"Can't instantiate abstract class {cls.__name__} without an implementation "
                    f'for abstract method{plural} {shown}')


def collect_names(cls, names):
    namespace = getattr(cls, '__dict__', None)
    if namespace is not None:
        for name in namespace:
            names[name] = None
    for base in getattr(cls, '__bases__', ()):
        collect_names(base, names)


def type_dir(cls):
    names = {}
    collect_names(cls, names)
    return list(names)


def object_dir(self):
    names = {}
    own = getattr(self, '__dict__', None)
    if isinstance(own, dict):
        for name in own:
            names[name] = None
    cls = getattr(self, '__class__', None)
    if cls is not None:
        collect_names(cls, names)
    return list(names)


def module_dir(self):
    own = self.__dict__
    if not isinstance(own, dict):
        raise TypeError('<module>.__dict__ is not a dictionary')
    hook = own.get('__dir__')
    if hook is not None:
        return hook()
    return list(own)


def object_ne(self, other):
    result = _find_special(self, '__eq__')(self, other)
    if result is NotImplemented:
        return result
    return not result


def object_reduce(self):
    return reduce_old(self, 0)


def reduce_old(self, protocol):
    import copyreg
    return copyreg._reduce_ex(self, protocol)


def object_reduce_ex(self, protocol):
    reduce = type(self).__reduce__
    if reduce is not object.__reduce__:
        return self.__reduce__()
    if protocol >= 2:
        return reduce_new(self)
    return reduce_old(self, protocol)


def reduce_new(self):
    import copyreg
    cls = type(self)
    arguments = ()
    keywords = None
    get_extended = getattr(self, '__getnewargs_ex__', None)
    has_arguments = False
    if get_extended is not None:
        extended = get_extended()
        if not isinstance(extended, tuple):
            raise TypeError(f'__getnewargs_ex__ should return a tuple, not {type(extended).__name__!r}')
        if len(extended) != 2:
            raise ValueError(f'__getnewargs_ex__ should return a tuple of length 2, not {len(extended)}')
        arguments, keywords = extended
        has_arguments = True
        if not isinstance(arguments, tuple):
            raise TypeError('first item of the tuple returned by __getnewargs_ex__ must be a tuple, '
                            f'not {type(arguments).__name__!r}')
        if not isinstance(keywords, dict):
            raise TypeError('second item of the tuple returned by __getnewargs_ex__ must be a dict, '
                            f'not {type(keywords).__name__!r}')
    else:
        get_plain = getattr(self, '__getnewargs__', None)
        if get_plain is not None:
            arguments = get_plain()
            has_arguments = True
            if not isinstance(arguments, tuple):
                raise TypeError(f'__getnewargs__ should return a tuple, not {type(arguments).__name__!r}')
    if cls.__new__ is not object.__new__ and False:
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    if not has_arguments and not isinstance(self, (list, dict)) and refuses_pickle(cls):
        raise TypeError(f'cannot pickle {cls.__name__!r} object')
    state = self.__getstate__()
    items = iter(self) if isinstance(self, list) else None
    pairs = iter(self.items()) if isinstance(self, dict) else None
    if keywords:
        return copyreg.__newobj_ex__, (cls, arguments, keywords), state, items, pairs
    return copyreg.__newobj__, (cls,) + arguments, state, items, pairs


def refuses_pickle(cls):
    for base in cls.__mro__:
        if not base.__flags__ & 512:
            return base is not object and base.__basicsize__ != object.__basicsize__ or base.__name__ in (
                'module', 'generator', 'coroutine', 'async_generator', 'frame', 'traceback', 'code', 'cell',
                'memoryview', 'mappingproxy', 'function', 'dict_keys', 'dict_values', 'dict_items', 'property',
                'staticmethod', 'classmethod')
    return False


def object_getstate(self):
    cls = type(self)
    state = _own_dict(self)
    if state is not None:
        state = dict(state) if state else None
    slots = {}
    for name in _slot_names(cls):
        value = getattr(self, name, missing)
        if value is not missing:
            slots[name] = value
    if slots:
        return state, slots
    return state


def instance_check_by_class(cls, instance):
    claimed = getattr(instance, '__class__', None)
    return _is_class(claimed) and claimed is not type(instance) and _is_subclass(claimed, cls)


def subclass_check_by_bases(cls, subclass):
    return derives_by_bases(subclass, cls, 'issubclass() arg 1 must be a class')


def derives_by_bases(cls, base, message):
    if _is_class(cls) and _is_class(base):
        return _is_subclass(cls, base)
    bases = getattr(cls, '__bases__', None)
    if not isinstance(bases, tuple):
        raise TypeError(message)
    if cls is base:
        return True
    for one in bases:
        if derives_by_bases(one, base, message):
            return True
    return False


def isinstance_by_script(instance, target):
    if type(instance) is target:
        return True
    if type(target) is tuple:
        for one in target:
            if isinstance(instance, one):
                return True
        return False
    hook = _find_special(target, '__instancecheck__')
    if hook is not None:
        if hook is type.__instancecheck__:
            if _is_instance(instance, target):
                return True
            return instance_check_by_class(target, instance)
        return True if hook(target, instance) else False
    message = 'isinstance() arg 2 must be a type, a tuple of types, or a union'
    bases = getattr(target, '__bases__', None)
    if not isinstance(bases, tuple):
        raise TypeError(message)
    return derives_by_bases(getattr(instance, '__class__', type(instance)), target, message)


def issubclass_by_script(cls, target):
    if type(target) is tuple:
        for one in target:
            if issubclass(cls, one):
                return True
        return False
    hook = _find_special(target, '__subclasscheck__')
    if hook is not None:
        return True if hook(target, cls) else False
    if not _is_class(cls) and not isinstance(getattr(cls, '__bases__', None), tuple):
        raise TypeError('issubclass() arg 1 must be a class')
    message = 'issubclass() arg 2 must be a class, a tuple of classes, or a union'
    bases = getattr(target, '__bases__', None)
    if not isinstance(bases, tuple):
        raise TypeError(message)
    return derives_by_bases(cls, target, message)


def dir_of(subject=missing):
    if subject is missing:
        return sorted(_running_locals().keys())
    hook = _find_special(subject, '__dir__')
    if hook is None:
        raise TypeError('object does not provide __dir__')
    return sorted(hook(subject))


def vars_of(subject=missing):
    if subject is missing:
        return _running_locals()
    namespace = getattr(subject, '__dict__', missing)
    if namespace is missing:
        raise TypeError('vars() argument must have __dict__ attribute')
    return namespace


def aiter_of(subject):
    hook = _find_special(subject, '__aiter__')
    if hook is None:
        raise TypeError(f"'{type(subject).__name__}' object is not an async iterable")
    iterator = hook(subject)
    if _find_special(iterator, '__anext__') is None:
        raise TypeError(f"aiter() returned not an async iterator of type '{type(iterator).__name__}'")
    return iterator


def anext_of(iterator, default=missing):
    hook = _find_special(iterator, '__anext__')
    if hook is None:
        raise TypeError(f"'{type(iterator).__name__}' object is not an async iterator")
    awaitable = hook(iterator)
    if default is missing:
        return awaitable
    return anext_or_default(awaitable, default)


async def anext_or_default(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


def break_here(*arguments, **keywords):
    hook = _system('breakpointhook')
    if hook is None:
        raise RuntimeError('lost sys.breakpointhook')
    _audit('builtins.breakpoint', (hook,))
    return hook(*arguments, **keywords)


def print_values(*values, **keywords):
    sep = keywords.pop('sep', None)
    end = keywords.pop('end', None)
    file = keywords.pop('file', None)
    flush = keywords.pop('flush', False)
    for name in keywords:
        raise TypeError(f"print() got an unexpected keyword argument '{name}'")
    if sep is not None and not isinstance(sep, str):
        raise TypeError(f'sep must be None or a string, not {type(sep).__name__}')
    if end is not None and not isinstance(end, str):
        raise TypeError(f'end must be None or a string, not {type(end).__name__}')
    if file is None:
        file = _system('stdout')
        if file is None:
            if not _system('modules'):
                text = (' ' if sep is None else sep).join([str(value) for value in values])
                _write(1, text + ('\n' if end is None else end))
            return
    write = file.write
    first = True
    for value in values:
        if not first:
            write(' ' if sep is None else sep)
        first = False
        write(str(value))
    write('\n' if end is None else end)
    if flush:
        file.flush()


def method_getattr(self, name):
    return getattr(self.__func__, name)


def method_repr(self):
    receiver = self.__self__
    function = self.__func__
    name = getattr(function, '__qualname__', None)
    if not isinstance(name, str):
        name = getattr(function, '__name__', None)
        if not isinstance(name, str):
            name = '?'
    return f'<bound method {name} of {receiver!r}>'


def method_hash(self):
    return hash((id(self.__self__), id(getattr(self, '__func__', None)), self.__name__))


def method_reduce(self):
    return getattr, (self.__self__, self.__func__.__name__)


def native_reduce(self):
    receiver = self.__self__
    if receiver is None or type(receiver).__name__ == 'module':
        return self.__name__
    return getattr, (receiver, self.__name__)


def descriptor_reduce(self):
    return getattr, (self.__objclass__, self.__name__)


def module_repr(self):
    own = self.__dict__
    name = own.get('__name__', missing)
    spec = own.get('__spec__')
    shown = '?' if name is missing else name
    if spec is not None:
        shown = getattr(spec, 'name', shown)
        origin = getattr(spec, 'origin', None)
        if getattr(spec, 'has_location', False) and origin is not None:
            return f'<module {shown!r} from {origin!r}>'
        if origin in ('built-in', 'frozen'):
            return f'<module {shown!r} ({origin})>'
    file = own.get('__file__')
    if isinstance(file, str):
        return f'<module {shown!r} from {file!r}>'
    loader = own.get('__loader__')
    if loader is not None:
        return f'<module {shown!r} ({loader!r})>'
    return f'<module {shown!r}>' if shown != 'builtins' else "<module 'builtins' (built-in)>"


def property_init(self, fget=None, fset=None, fdel=None, doc=None):
    own = False
    if doc is None and fget is not None:
        doc = getattr(fget, '__doc__', None)
        own = doc is not None
    _fill_property(self, fget, fset, fdel, doc, own)
    if type(self) is not property:
        try:
            self.__doc__ = doc
        except AttributeError:
            # only the docstring of a getter must find its place
            if own:
                raise


def property_copy(self, fget, fset, fdel):
    doc = None
    if not _has_getter_doc(self):
        doc = property.__doc__.__get__(self) if False else self.__doc__
    made = type(self)(fget, fset, fdel, doc)
    name = getattr(self, '__name__', missing)
    if type(made) is property and name is not missing:
        property.__set_name__(made, None, name)
    return made


def property_getter(self, fget):
    return property_copy(self, fget, self.fset, self.fdel)


def property_setter(self, fset):
    return property_copy(self, self.fget, fset, self.fdel)


def property_deleter(self, fdel):
    return property_copy(self, self.fget, self.fset, fdel)


def property_is_abstract(self):
    for function in (self.fget, self.fset, self.fdel):
        if function is not None and getattr(function, '__isabstractmethod__', False):
            return True
    return False


def wrapper_is_abstract(self):
    return True if getattr(self.__func__, '__isabstractmethod__', False) else False


def wrapper_init(self, function):
    _fill_wrapper(self, function)
    for name in ('__module__', '__name__', '__qualname__', '__doc__'):
        value = getattr(function, name, missing)
        if value is not missing:
            self.__dict__[name] = value


def wrapper_getattr(self, name):
    if name in ('__annotations__', '__annotate__'):
        value = getattr(self.__func__, name)
        self.__dict__[name] = value
        return value
    raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'", name=name, obj=self)


def wrapper_call(self, /, *arguments, **keywords):
    return self.__func__(*arguments, **keywords)


def wrapper_repr(self):
    kind = 'classmethod' if isinstance(self, classmethod) else 'staticmethod'
    return f'<{kind}({self.__func__!r})>'


def cell_key(cell):
    try:
        return (1, cell.cell_contents)
    except ValueError:
        return (0, None)


def cell_eq(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return cell_key(self) == cell_key(other)


def cell_ne(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return cell_key(self) != cell_key(other)


def cell_lt(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return cell_key(self) < cell_key(other)


def cell_le(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return cell_key(self) <= cell_key(other)


def cell_gt(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return cell_key(self) > cell_key(other)


def cell_ge(self, other):
    if type(other) is not type(self):
        return NotImplemented
    return cell_key(self) >= cell_key(other)


def no_branches(self):
    return iter(())


def class_annotations(cls):
    namespace = _class_namespace(cls)
    if not cls.__flags__ & 512:
        raise AttributeError(f"type object '{cls.__name__}' has no attribute '__annotations__'",
                             name='__annotations__', obj=cls)
    for name in ('__annotations__', '__annotations_cache__'):
        if name in namespace:
            return namespace[name]
    annotate = cls.__annotate__
    if not callable(annotate):
        found = {}
    else:
        found = annotate(1)
        if not isinstance(found, dict):
            raise TypeError(f"__annotate__ returned non-dict of type '{type(found).__name__}'")
    _set_class_entry(cls, '__annotations_cache__', found)
    return found


def set_class_annotations(cls, value):
    if not cls.__flags__ & 512:
        raise TypeError(f"cannot set '__annotations__' attribute of immutable type '{cls.__name__}'")
    name = '__annotations__' if '__annotations__' in _class_namespace(cls) else '__annotations_cache__'
    _set_class_entry(cls, name, value)
    _forget_annotate(cls)


def delete_class_annotations(cls):
    if not cls.__flags__ & 512:
        raise TypeError(f"cannot set '__annotations__' attribute of immutable type '{cls.__name__}'")
    namespace = _class_namespace(cls)
    for name in ('__annotations__', '__annotations_cache__'):
        if name in namespace:
            _delete_class_entry(cls, name)
            break
    else:
        raise AttributeError('__annotations__')
    _forget_annotate(cls)


def _forget_annotate(cls):
    _delete_class_entry(cls, '__annotate_func__')
    _delete_class_entry(cls, '__annotate__')


def function_annotations(function):
    found = _known_annotations(function)
    if found is not None:
        return found
    annotate = function.__annotate__
    if annotate is None:
        found = {}
    else:
        found = annotate(1)
        if not isinstance(found, dict):
            raise TypeError(f"__annotate__ returned non-dict of type '{type(found).__name__}'")
    _keep_annotations(function, found)
    return found


def set_function_annotations(function, value):
    if value is not None and not isinstance(value, dict):
        raise TypeError('__annotations__ must be set to a dict object')
    function.__annotate__ = None
    _keep_annotations(function, {} if value is None else value)


def module_annotations(module):
    namespace = module.__dict__
    if '__annotations__' in namespace:
        return namespace['__annotations__']
    # what a module annotates is not all there before it has run
    is_running = getattr(namespace.get('__spec__'), '_initializing', False)
    annotate = namespace.get('__annotate__')
    if not callable(annotate):
        found = {}
    else:
        found = annotate(1)
        if not isinstance(found, dict):
            raise TypeError(f"__annotate__ returned non-dict of type '{type(found).__name__}'")
    if not is_running:
        namespace['__annotations__'] = found
    return found


def set_module_annotations(module, value):
    namespace = module.__dict__
    namespace['__annotations__'] = value
    namespace['__annotate__'] = None


def shown_type(value):
    if value is ...:
        return '...'
    if value is type(None):
        return 'None'
    if type(value).__name__ == 'GenericAlias' or hasattr(value, '__origin__') and hasattr(value, '__args__'):
        return repr(value)
    name = getattr(value, '__qualname__', None)
    module = getattr(value, '__module__', None)
    if name is None or module is None:
        return repr(value)
    if module == 'builtins':
        return name
    return f'{module}.{name}'


def shown_argument(value):
    if type(value) is list:
        return '[' + ', '.join([shown_type(one) for one in value]) + ']'
    return shown_type(value)


def alias_repr(self):
    arguments = self.__args__
    shown = ', '.join([shown_argument(one) for one in arguments]) if arguments else '()'
    star = '*' if self.__unpacked__ else ''
    return f'{star}{shown_type(self.__origin__)}[{shown}]'


def is_alias(value):
    return _is_instance(value, type(list[int]))


def alias_eq(self, other):
    if not is_alias(other):
        return NotImplemented
    return (self.__unpacked__ == other.__unpacked__ and self.__origin__ == other.__origin__
            and self.__args__ == other.__args__)


def alias_hash(self):
    return hash(self.__origin__) ^ hash(self.__args__)


def alias_call(self, /, *arguments, **keywords):
    made = self.__origin__(*arguments, **keywords)
    try:
        made.__orig_class__ = self
    except (AttributeError, TypeError):
        pass
    return made


def alias_getattr(self, name):
    if name in ('__bases__', '__copy__', '__deepcopy__'):
        raise AttributeError(f"'{type(self).__name__}' object has no attribute {name!r}")
    return getattr(self.__origin__, name)


def alias_mro_entries(self, bases):
    return (self.__origin__,)


def alias_refuse_instance(self, instance):
    raise TypeError('isinstance() argument 2 cannot be a parameterized generic')


def alias_refuse_subclass(self, cls):
    raise TypeError('issubclass() argument 2 cannot be a parameterized generic')


def alias_reduce(self):
    if self.__unpacked__:
        return next, (iter(type(self)(self.__origin__, self.__args__)),)
    return type(self), (self.__origin__, self.__args__)


def alias_dir(self):
    names = set(dir(self.__origin__))
    for name in ('__origin__', '__args__', '__parameters__', '__mro_entries__', '__unpacked__'):
        names.add(name)
    return list(names)


def alias_parameters(self):
    found = []
    collect_parameters(self.__args__, found)
    return tuple(found)


def collect_parameters(arguments, found):
    for one in arguments:
        if _is_class(one):
            continue
        if type(one) in (tuple, list):
            collect_parameters(one, found)
        elif hasattr(type(one), '__typing_subst__'):
            if one not in found:
                found.append(one)
        else:
            for inner in getattr(one, '__parameters__', ()):
                if inner not in found:
                    found.append(inner)


def alias_getitem(self, item):
    return type(self)(self.__origin__, substitute(self, item))


def union_getitem(self, item):
    return make_union(substitute(self, item))


def union_or(self, other):
    return make_union((self, other))


def union_ror(self, other):
    return make_union((other, self))


def union_class_getitem(cls, members):
    return make_union(members if isinstance(members, tuple) else (members,))


def make_union(members):
    flat = []
    for one in members:
        if one is None:
            flat.append(type(None))
        elif type(one) is type(int | None):
            flat.extend(one.__args__)
        elif isinstance(one, str):
            import typing
            flat.append(typing._make_forward_ref(one))
        elif isinstance(one, tuple):
            raise TypeError(f'Union[arg, ...]: each arg must be a type. Got {one!r}.')
        else:
            flat.append(one)
    kept = []
    known = set()
    unhashable = []
    for one in flat:
        try:
            hash(one)
        except TypeError:
            if one not in unhashable:
                unhashable.append(one)
                kept.append(one)
            continue
        if one not in known:
            known.add(one)
            kept.append(one)
    return _union(tuple(kept))


def substitute(alias, item):
    parameters = alias.__parameters__
    if not parameters:
        raise TypeError(f'{alias!r} is not a generic class')
    items = item if isinstance(item, tuple) else (item,)
    for parameter in parameters:
        prepare = getattr(parameter, '__typing_prepare_subst__', None)
        if prepare is not None:
            items = prepare(alias, items)
    if len(items) != len(parameters):
        many = 'many' if len(items) > len(parameters) else 'few'
        raise TypeError(f'Too {many} arguments for {alias!r}; actual {len(items)}, expected {len(parameters)}')
    table = []
    for index in range(len(parameters)):
        table.append((parameters[index], items[index]))
    return tuple(substitute_in(alias.__args__, table))


def substitute_in(arguments, table):
    made = []
    for one in arguments:
        if _is_class(one):
            made.append(one)
            continue
        hook = getattr(type(one), '__typing_subst__', None)
        if hook is not None:
            value = missing
            for parameter, given in table:
                if parameter is one or parameter == one:
                    value = given
            if type(value) is tuple and type(one).__name__ == 'TypeVarTuple':
                made.extend(value)
            else:
                made.append(one.__typing_subst__(value))
            continue
        if type(one) in (tuple, list):
            made.append(type(one)(substitute_in(one, table)))
            continue
        inner = getattr(one, '__parameters__', ())
        if isinstance(inner, tuple) and inner:
            given = []
            for parameter in inner:
                for known, value in table:
                    if known is parameter or known == parameter:
                        if type(value) is tuple and type(parameter).__name__ == 'TypeVarTuple':
                            given.extend(value)
                        else:
                            given.append(value)
            value = one[tuple(given)]
            if getattr(one, '__typing_is_unpacked_typevartuple__', False):
                made.extend(value)
            else:
                made.append(value)
            continue
        made.append(one)
    return made


def union_repr(self):
    return ' | '.join([shown_type(one) for one in self.__args__])


def union_eq(self, other):
    if type(other) is not type(self):
        return NotImplemented
    mine, my_others = _hashable_apart(self.__args__)
    theirs, their_others = _hashable_apart(other.__args__)
    if mine != theirs or len(my_others) != len(their_others):
        return False
    for one in my_others:
        if one not in their_others:
            return False
    return True


def _hashable_apart(members):
    known = set()
    others = []
    for one in members:
        try:
            known.add(one)
        except TypeError:
            others.append(one)
    return known, others


def union_hash(self):
    for one in self.__args__:
        hash(one)
    return hash(frozenset(self.__args__))


def union_mro_entries(self, bases):
    raise TypeError(f'Cannot subclass {self!r}')


def union_instancecheck(self, instance):
    for one in self.__args__:
        if isinstance(instance, one):
            return True
    return False


def union_subclasscheck(self, cls):
    for one in self.__args__:
        if issubclass(cls, one):
            return True
    return False


def made_exception(kind, value, traceback, shown):
    if _is_class(kind) and _is_subclass(kind, BaseException):
        if value is None:
            made = kind()
        elif isinstance(value, kind):
            made = value
        elif isinstance(value, tuple):
            made = kind(*value)
        else:
            made = kind(value)
        if not isinstance(made, BaseException):
            raise TypeError(f'calling {kind!r} should have returned an instance of BaseException, '
                            f'not {type(made)!r}')
    elif isinstance(kind, BaseException):
        if value is not None:
            raise TypeError('instance exception may not have a separate value')
        made = kind
    else:
        raise TypeError('exceptions must be classes or instances deriving from BaseException, '
                        f'not {type(kind).__name__}')
    if traceback is not None:
        made.__traceback__ = traceback
    return made


def warn_of(message, category):
    import warnings
    warnings.warn(message, category)


def warn_throw(shown):
    import warnings
    warnings.warn(f'the (type, exc, tb) signature of {shown}() is deprecated, use the single-arg signature instead.',
                  DeprecationWarning)


def generator_throw(self, kind, value=missing, traceback=None):
    if value is not missing:
        warn_throw('throw')
    if traceback is not None and type(traceback).__name__ != 'traceback':
        raise TypeError('throw() third argument must be a traceback object')
    value = None if value is missing else value
    if not _is_class(kind):
        return _throw(self, made_exception(kind, value, traceback, 'throw'))
    try:
        made = made_exception(kind, value, traceback, 'throw')
    except BaseException as error:
        # what the constructor raises is thrown in its place
        if not _is_subclass(kind, BaseException):
            raise
        made = error
    return _throw(self, made)


def wrapper_throw(self, *arguments):
    return _wrapped_coroutine(self).throw(*arguments)


def wrapper_close(self):
    _wrapped_coroutine(self).close()


def warn_never_awaited(coroutine):
    import warnings
    doing = 'Exception ignored while finalizing coroutine'
    warn = getattr(warnings, '_warn_unawaited_coroutine', None)
    warned = False
    try:
        if warn is not None:
            warn(coroutine)
            warned = True
    except BaseException as error:
        # a warning that is an error has been given
        warned = isinstance(error, RuntimeWarning)
        report_unraisable(error, doing, coroutine)
    try:
        if not warned:
            warnings.warn(f"coroutine '{coroutine.__qualname__}' was never awaited", RuntimeWarning, 1, coroutine)
    except BaseException as error:
        report_unraisable(error, doing, coroutine)
    finally:
        coroutine.close()


def warn_method_never_awaited(awaitable):
    import warnings
    method, generator = _awaitable_parts(awaitable)
    warnings.warn(f'coroutine method {method!r} of {generator.__qualname__!r} was never awaited', RuntimeWarning, 1)


def clear_unstarted(frame):
    generator = frame.f_generator
    if hasattr(generator, 'cr_code'):
        warn_never_awaited(generator)
    else:
        generator.close()


def async_begin_next(self):
    _asyncgen_hook()(self)
    return self.__anext__()


def async_begin_send(self, value):
    _asyncgen_hook()(self)
    return self.asend(value)


def async_begin_throw(self, kind, value=missing, traceback=None):
    if value is not missing:
        warn_throw('athrow')
    return self.athrow(made_exception(kind, None if value is missing else value, traceback, 'athrow'))


def async_begin_close(self):
    _asyncgen_hook()(self)
    return self.aclose()


def async_step_throw(self, kind, value=None, traceback=None):
    return self.throw(made_exception(kind, value, traceback, 'throw'))


def traceback_dir(self):
    return ['tb_frame', 'tb_next', 'tb_lasti', 'tb_lineno']


def weak_eq(self, other):
    return _weak_target(self) == _weak_target(other)


def weak_hash(self):
    return _keep_weak_hash(self, hash(_weak_target(self)))


def alive(proxy):
    target = _weak_target(proxy)
    if target is None:
        raise ReferenceError('weakly-referenced object no longer exists')
    return target


def reach(value):
    return alive(value) if type(value).__name__ in ('ProxyType', 'CallableProxyType') else value


def proxy_getattr(self, name):
    return getattr(alive(self), name)


def proxy_setattr(self, name, value):
    setattr(alive(self), name, value)


def proxy_delattr(self, name):
    delattr(alive(self), name)


def proxy_add(self, other):
    return alive(self) + reach(other)


def proxy_radd(self, other):
    return reach(other) + alive(self)


def proxy_iadd(self, other):
    target = alive(self)
    target += reach(other)
    return target


def proxy_sub(self, other):
    return alive(self) - reach(other)


def proxy_rsub(self, other):
    return reach(other) - alive(self)


def proxy_isub(self, other):
    target = alive(self)
    target -= reach(other)
    return target


def proxy_mul(self, other):
    return alive(self) * reach(other)


def proxy_rmul(self, other):
    return reach(other) * alive(self)


def proxy_imul(self, other):
    target = alive(self)
    target *= reach(other)
    return target


def proxy_truediv(self, other):
    return alive(self) / reach(other)


def proxy_rtruediv(self, other):
    return reach(other) / alive(self)


def proxy_itruediv(self, other):
    target = alive(self)
    target /= reach(other)
    return target


def proxy_floordiv(self, other):
    return alive(self) // reach(other)


def proxy_rfloordiv(self, other):
    return reach(other) // alive(self)


def proxy_ifloordiv(self, other):
    target = alive(self)
    target //= reach(other)
    return target


def proxy_mod(self, other):
    return alive(self) % reach(other)


def proxy_rmod(self, other):
    return reach(other) % alive(self)


def proxy_imod(self, other):
    target = alive(self)
    target %= reach(other)
    return target


def proxy_divmod(self, other):
    return divmod(alive(self), reach(other))


def proxy_rdivmod(self, other):
    return divmod(reach(other), alive(self))


def proxy_pow(self, other, mod=None):
    if mod is None:
        return alive(self) ** reach(other)
    return pow(alive(self), reach(other), reach(mod))


def proxy_rpow(self, other):
    return reach(other) ** alive(self)


def proxy_ipow(self, other):
    target = alive(self)
    target **= reach(other)
    return target


def proxy_lshift(self, other):
    return alive(self) << reach(other)


def proxy_rlshift(self, other):
    return reach(other) << alive(self)


def proxy_ilshift(self, other):
    target = alive(self)
    target <<= reach(other)
    return target


def proxy_rshift(self, other):
    return alive(self) >> reach(other)


def proxy_rrshift(self, other):
    return reach(other) >> alive(self)


def proxy_irshift(self, other):
    target = alive(self)
    target >>= reach(other)
    return target


def proxy_and(self, other):
    return alive(self) & reach(other)


def proxy_rand(self, other):
    return reach(other) & alive(self)


def proxy_iand(self, other):
    target = alive(self)
    target &= reach(other)
    return target


def proxy_or(self, other):
    return alive(self) | reach(other)


def proxy_ror(self, other):
    return reach(other) | alive(self)


def proxy_ior(self, other):
    target = alive(self)
    target |= reach(other)
    return target


def proxy_xor(self, other):
    return alive(self) ^ reach(other)


def proxy_rxor(self, other):
    return reach(other) ^ alive(self)


def proxy_ixor(self, other):
    target = alive(self)
    target ^= reach(other)
    return target


def proxy_matmul(self, other):
    return alive(self) @ reach(other)


def proxy_rmatmul(self, other):
    return reach(other) @ alive(self)


def proxy_imatmul(self, other):
    target = alive(self)
    target @= reach(other)
    return target


def proxy_lt(self, other):
    return alive(self) < reach(other)


def proxy_le(self, other):
    return alive(self) <= reach(other)


def proxy_eq(self, other):
    return alive(self) == reach(other)


def proxy_ne(self, other):
    return alive(self) != reach(other)


def proxy_gt(self, other):
    return alive(self) > reach(other)


def proxy_ge(self, other):
    return alive(self) >= reach(other)


def proxy_neg(self):
    return -alive(self)


def proxy_pos(self):
    return +alive(self)


def proxy_abs(self):
    return abs(alive(self))


def proxy_invert(self):
    return ~alive(self)


def proxy_int(self):
    return int(alive(self))


def proxy_float(self):
    return float(alive(self))


def proxy_bool(self):
    return bool(alive(self))


def proxy_len(self):
    return len(alive(self))


def proxy_iter(self):
    return iter(alive(self))


def proxy_str(self):
    return str(alive(self))


def proxy_bytes(self):
    return bytes(alive(self))


def proxy_reversed(self):
    return reversed(alive(self))


def proxy_index(self):
    target = alive(self)
    return _find_special(target, '__index__')(target)


def proxy_next(self):
    target = alive(self)
    if not hasattr(type(target), '__next__'):
        raise TypeError(f"Weakref proxy referenced a non-iterator '{type(target).__name__}' object")
    return next(target)


def proxy_contains(self, key):
    return reach(key) in alive(self)


def proxy_getitem(self, key):
    return alive(self)[reach(key)]


def proxy_setitem(self, key, value):
    alive(self)[reach(key)] = value


def proxy_delitem(self, key):
    del alive(self)[reach(key)]


def proxy_call(self, /, *arguments, **keywords):
    return alive(self)(*arguments, **keywords)


def proxy_repr(self):
    target = _weak_target(self)
    if target is None:
        return f'<weakproxy at {_address(self)}; dead>'
    return f'<weakproxy at {_address(self)}; to {type(target).__name__!r} at {_address(target)}>'
