# Script halves of the core: iteration, names, exceptions.

def iter_of(source):
    kind = type(source)
    # even None: a class says so that it cannot be iterated over
    for base in type.__dict__['__mro__'].__get__(kind):
        if '__iter__' in base.__dict__:
            raise TypeError(f"'{kind.__name__}' object is not iterable")
    # builtin sequences have __iter__: what has __getitem__ alone is no sequence, or of a script's class
    item = _find_special(source, '__getitem__')
    if item is None or hasattr(item, '__objclass__'):
        raise TypeError(f"'{kind.__name__}' object is not iterable")
    return sequence_iterator(source)


def sequence_iterator(source):
    index = 0
    while True:
        try:
            item = source[index]
        except (IndexError, StopIteration):
            return
        yield item
        index += 1


def contains_by_iteration(container, item):
    for candidate in container:
        if candidate is item or candidate == item:
            return True
    return False


def load_global(name, global_names, builtin_names):
    try:
        return global_names[name]
    except KeyError:
        pass
    try:
        return builtin_names[name]
    except KeyError:
        raise NameError(f"name '{name}' is not defined", name=name) from None


def load_name(namespace, name, global_names, builtin_names):
    try:
        return namespace[name]
    except KeyError:
        pass
    try:
        return global_names[name]
    except KeyError:
        pass
    try:
        return builtin_names[name]
    except KeyError:
        raise NameError(f"name '{name}' is not defined", name=name) from None


def delete_name(namespace, name):
    try:
        del namespace[name]
    except KeyError:
        raise NameError(f"name '{name}' is not defined", name=name) from None


def load_from_mapping(mapping, name, global_names, builtin_names, has_rest, rest):
    try:
        return mapping[name]
    except KeyError:
        pass
    if has_rest:
        return rest
    try:
        return global_names[name]
    except KeyError:
        pass
    try:
        return builtin_names[name]
    except KeyError:
        raise NameError(f"name '{name}' is not defined", name=name) from None


def raised_of(kind):
    made = kind()
    if not isinstance(made, BaseException):
        raise TypeError(f'calling {kind!r} should have returned an instance of BaseException, not {type(made)!r}')
    return made


def raise_from(exception, cause):
    if isinstance(exception, type):
        if not issubclass(exception, BaseException):
            raise TypeError('exceptions must derive from BaseException')
        exception = raised_of(exception)
    elif not isinstance(exception, BaseException):
        raise TypeError('exceptions must derive from BaseException')
    if isinstance(cause, type) and issubclass(cause, BaseException):
        cause = raised_of(cause)
    elif cause is not None and not isinstance(cause, BaseException):
        raise TypeError('exception causes must derive from BaseException')
    exception.__cause__ = cause
    return exception


def match_group(exception, classes):
    for one in classes if isinstance(classes, tuple) else (classes,):
        if not isinstance(one, type) or not issubclass(one, BaseException):
            raise TypeError('catching classes that do not inherit from BaseException is not allowed')
        if issubclass(one, BaseExceptionGroup):
            raise TypeError('catching ExceptionGroup with except* is not allowed. Use except instead.')
    if exception is None:
        return None, None
    if isinstance(exception, classes):
        if isinstance(exception, BaseExceptionGroup):
            return exception, None
        group = BaseExceptionGroup('', (exception,))
        group.__traceback__ = exception.__traceback__
        return group, None
    if isinstance(exception, BaseExceptionGroup):
        kind = type(exception).__name__
        pair = exception.split(classes)
        if not isinstance(pair, tuple):
            raise TypeError(f'{kind}.split must return a tuple, not {type(pair).__name__}')
        if len(pair) < 2:
            raise TypeError(f'{kind}.split must return a 2-tuple, got tuple of size {len(pair)}')
        return pair[0], pair[1]
    return None, exception


def prepare_raise_star(original, found):
    found = [one for one in found if one is not None]
    if not found:
        return None
    if not isinstance(original, BaseExceptionGroup):
        # it was wrapped for its clause, and only one clause can have run
        return found[0]
    leaves = set()
    fresh = []
    for one in found:
        if _same_metadata(one, original):
            _collect_leaves(one, leaves)
        else:
            fresh.append(one)
    if leaves:
        rest = _projection(original, leaves)
        if not fresh:
            return rest
        if rest is not None:
            fresh.append(rest)
    return fresh[0] if len(fresh) == 1 else BaseExceptionGroup('', fresh)


def _same_metadata(one, original):
    return (isinstance(one, BaseExceptionGroup)
            and getattr(one, '__notes__', None) is getattr(original, '__notes__', None)
            and one.__traceback__ is original.__traceback__
            and one.__cause__ is original.__cause__
            and one.__context__ is original.__context__)


def _projection(group, leaves):
    # the part of a group whose leaves are these
    kept = []
    for one in group.exceptions:
        if isinstance(one, BaseExceptionGroup):
            one = _projection(one, leaves)
        elif id(one) not in leaves:
            one = None
        if one is not None:
            kept.append(one)
    return _group_like(group, kept) if kept else None


def _collect_leaves(one, leaves):
    if isinstance(one, BaseExceptionGroup):
        for inner in one.exceptions:
            _collect_leaves(inner, leaves)
    else:
        leaves.add(id(one))


def send_to(iterator, value):
    return iterator.send(value)


def throw_to_delegate(delegate, exception):
    # what a frame that delegates does with an exception thrown into it; an exit closes the delegate first
    if isinstance(exception, GeneratorExit):
        try:
            close = getattr(delegate, 'close', None)
        except BaseException as error:
            report_unraisable(error, 'Exception ignored while closing generator', delegate)
            close = None
        if close is not None:
            close()
    else:
        throw = getattr(delegate, 'throw', None)
        if throw is not None:
            return throw(exception)
    raise exception


def awaitable_iterator(awaitable):
    kind = type(awaitable)
    try:
        iterator = _find_special(awaitable, '__await__')(awaitable)
        if not hasattr(type(iterator), '__next__'):
            raise TypeError(f"__await__() returned non-iterator of type '{type(iterator).__name__}'")
    except BaseException as error:
        raise TypeError("'async for' received an invalid object from __anext__: " + kind.__name__) from error
    return iterator


def shown_class(value):
    return getattr(value, '__class__', None)


def super_attribute_of_other(callable, cls, receiver, name, written):
    return getattr(callable(cls, receiver) if written else callable(), name)
