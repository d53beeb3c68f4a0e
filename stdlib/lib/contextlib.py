"""Tools for the with statement.

In order: the abstract classes, decorators, managers made of generators, small
managers, exit stacks.  For most of them an async twin follows.
"""

import abc
import sys
from functools import wraps

__all__ = ["asynccontextmanager", "contextmanager", "closing", "nullcontext",
           "AbstractContextManager", "AbstractAsyncContextManager",
           "AsyncExitStack", "ContextDecorator", "ExitStack",
           "redirect_stdout", "redirect_stderr", "suppress", "aclosing",
           "chdir"]

GenericAlias = type(list[int])


def _has_methods(C, *names):
    from _collections_abc import _check_methods
    return _check_methods(C, *names)


class AbstractContextManager(abc.ABC):

    """What can stand in a with statement."""

    __class_getitem__ = classmethod(GenericAlias)

    __slots__ = ()

    def __enter__(self):
        """Enter the block; the result is what `as` binds."""
        return self

    @abc.abstractmethod
    def __exit__(self, exc_type, exc_value, traceback):
        """Leave the block; a true result swallows its exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractContextManager:
            return _has_methods(C, "__enter__", "__exit__")
        return NotImplemented


class AbstractAsyncContextManager(abc.ABC):

    """What can stand in an async with statement."""

    __class_getitem__ = classmethod(GenericAlias)

    __slots__ = ()

    async def __aenter__(self):
        """Enter the block; the result is what `as` binds."""
        return self

    @abc.abstractmethod
    async def __aexit__(self, exc_type, exc_value, traceback):
        """Leave the block; a true result swallows its exception."""
        return None

    @classmethod
    def __subclasshook__(cls, C):
        if cls is AbstractAsyncContextManager:
            return _has_methods(C, "__aenter__", "__aexit__")
        return NotImplemented


# --- managers that decorate ---

class ContextDecorator(object):
    "Mixin: lets a context manager decorate functions as well."

    def _recreate_cm(self):
        """Return the manager for one call of the decorated function.

        A manager that can be used once only has to make a new one here.
        """
        return self

    def __call__(self, func):
        @wraps(func)
        def inner(*args, **kwds):
            with self._recreate_cm():
                return func(*args, **kwds)
        return inner


class AsyncContextDecorator(object):
    "Mixin: lets an async context manager decorate coroutine functions."

    def _recreate_cm(self):
        """Return the manager for one call of the decorated function.
        """
        return self

    def __call__(self, func):
        @wraps(func)
        async def inner(*args, **kwds):
            async with self._recreate_cm():
                return await func(*args, **kwds)
        return inner


# --- managers made of generators ---

class _GeneratorContextManagerBase:
    """What both kinds share: the generator, and how it was made."""

    # what __enter__ deletes is a slot: an instance stays cheap
    __slots__ = ('gen', 'func', 'args', 'kwds')

    def __init__(self, func, args, kwds):
        self.gen = func(*args, **kwds)
        self.func, self.args, self.kwds = func, args, kwds
        # help() on an instance shows the function's text, not the class's.
        doc = getattr(func, "__doc__", None)
        if doc is None:
            doc = type(self).__doc__
        self.__doc__ = doc

    def _recreate_cm(self):
        # A generator runs once, so each call gets its own.
        return self.__class__(self.func, self.args, self.kwds)


def _came_back(error, value, traceback, stop_class):
    """Tell whether the generator merely let the block's exception through.

    It then gets back the traceback it had in the block, without the
    generator's frames.  A Stop(Async)Iteration comes out of a generator
    wrapped in a RuntimeError.
    """
    if error is value:
        error.__traceback__ = traceback
        return True
    if (isinstance(error, RuntimeError) and isinstance(value, stop_class)
            and error.__cause__ is value):
        value.__traceback__ = traceback
        return True
    return False


class _GeneratorContextManager(
    _GeneratorContextManagerBase,
    AbstractContextManager,
    ContextDecorator,
):
    """What a function decorated with @contextmanager returns."""

    def __enter__(self):
        # They are needed to make it anew, and must not live longer.
        del self.args, self.kwds, self.func
        try:
            return next(self.gen)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, typ, value, traceback):
        if typ is None:
            try:
                next(self.gen)
            except StopIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                self.gen.close()
        if value is None:
            value = typ()
        try:
            self.gen.throw(value)
        except StopIteration as stop:
            # Swallowed, unless it is the block's own StopIteration.
            return stop is not value
        except BaseException as error:
            if _came_back(error, value, traceback, StopIteration):
                return False
            raise
        try:
            raise RuntimeError("generator didn't stop after throw()")
        finally:
            self.gen.close()


class _AsyncGeneratorContextManager(
    _GeneratorContextManagerBase,
    AbstractAsyncContextManager,
    AsyncContextDecorator,
):
    """What a function decorated with @asynccontextmanager returns."""

    async def __aenter__(self):
        del self.args, self.kwds, self.func
        try:
            return await anext(self.gen)
        except StopAsyncIteration:
            raise RuntimeError("generator didn't yield") from None

    async def __aexit__(self, typ, value, traceback):
        if typ is None:
            try:
                await anext(self.gen)
            except StopAsyncIteration:
                return False
            try:
                raise RuntimeError("generator didn't stop")
            finally:
                await self.gen.aclose()
        if value is None:
            value = typ()
        try:
            await self.gen.athrow(value)
        except StopAsyncIteration as stop:
            return stop is not value
        except BaseException as error:
            if _came_back(error, value, traceback,
                          (StopIteration, StopAsyncIteration)):
                return False
            raise
        try:
            raise RuntimeError("generator didn't stop after athrow()")
        finally:
            await self.gen.aclose()


def contextmanager(func):
    """Decorator that makes a context manager of a generator function.

        @contextmanager
        def opened(path):
            file = open(path)
            try:
                yield file      # the block runs here
            finally:
                file.close()

    What is yielded is bound by `as`; an exception of the block is raised at
    the yield.
    """
    @wraps(func)
    def helper(*args, **kwds):
        return _GeneratorContextManager(func, args, kwds)
    return helper


def asynccontextmanager(func):
    """Decorator that makes an async context manager of an async generator
    function.

        @asynccontextmanager
        async def connected(address):
            link = await connect(address)
            try:
                yield link      # the block runs here
            finally:
                await link.close()
    """
    @wraps(func)
    def helper(*args, **kwds):
        return _AsyncGeneratorContextManager(func, args, kwds)
    return helper


# --- small managers ---

class closing(AbstractContextManager):
    """Calls close() of something when the block is left:

        with closing(urlopen(address)) as page:
            ...
    """

    def __init__(self, thing):
        self.thing = thing

    def __enter__(self):
        return self.thing

    def __exit__(self, *exc_info):
        self.thing.close()


class aclosing(AbstractAsyncContextManager):
    """Awaits aclose() of something, say an async generator, when the block
    is left:

        async with aclosing(lines()) as stream:
            async for line in stream: ...
    """

    def __init__(self, thing):
        self.thing = thing

    async def __aenter__(self):
        return self.thing

    async def __aexit__(self, *exc_info):
        await self.thing.aclose()


class _RedirectStream(AbstractContextManager):

    _stream = None

    def __init__(self, new_target):
        self._new_target = new_target
        # A stack, so that one object can be entered several times.
        self._old_targets = []

    def __enter__(self):
        self._old_targets.append(getattr(sys, self._stream))
        setattr(sys, self._stream, self._new_target)
        return self._new_target

    def __exit__(self, exctype, excinst, exctb):
        setattr(sys, self._stream, self._old_targets.pop())


class redirect_stdout(_RedirectStream):
    """Sends what is written to sys.stdout elsewhere:

        with redirect_stdout(io.StringIO()) as text:
            help(dir)
    """

    _stream = "stdout"


class redirect_stderr(_RedirectStream):
    """Sends what is written to sys.stderr elsewhere."""

    _stream = "stderr"


class suppress(AbstractContextManager):
    """Swallows the given exceptions when they leave the block:

        with suppress(FileNotFoundError):
            os.remove(path)

    From an exception group those within it are taken out.
    """

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        pass

    def __exit__(self, exctype, excinst, exctb):
        # issubclass() sees what isinstance() may not: old code relies on it.
        if exctype is None:
            return
        if issubclass(exctype, self._exceptions):
            return True
        if issubclass(exctype, BaseExceptionGroup):
            _, rest = excinst.split(self._exceptions)
            if rest is None:
                return True
            raise rest
        return False


class nullcontext(AbstractContextManager, AbstractAsyncContextManager):
    """Does nothing; stands where a manager is needed only sometimes:

        with lock if shared else nullcontext():
            ...
    """

    def __init__(self, enter_result=None):
        self.enter_result = enter_result

    def __enter__(self):
        return self.enter_result

    def __exit__(self, *excinfo):
        pass

    async def __aenter__(self):
        return self.enter_result

    async def __aexit__(self, *excinfo):
        pass


class chdir(AbstractContextManager):
    """Changes the working directory during the block. Not for several threads."""

    def __init__(self, path):
        self.path = path
        self._old_cwd = []

    def __enter__(self):
        import os
        self._old_cwd.append(os.getcwd())
        os.chdir(self.path)

    def __exit__(self, *excinfo):
        import os
        os.chdir(self._old_cwd.pop())


# --- exit stacks ---

def _link_context(new, old, outer):
    """Hang `old` below `new`, as nested with statements would have done.

    `outer` was being handled before the stack began to unwind; the chain of
    `new` ends there, and `old` belongs in between.
    """
    while True:
        context = new.__context__
        if context is None or context is old:
            return
        if context is outer:
            break
        new = context
    new.__context__ = old


def _not_a_manager(cls, kind, other_methods, other_kind, other_name):
    """Make the error for something that has not the right methods."""
    message = (f"'{cls.__module__}.{cls.__qualname__}' object does not "
               f"support the {kind} protocol")
    if all(hasattr(cls, name) for name in other_methods):
        message += (f" but it supports the {other_kind} protocol. "
                    f"Did you mean to use {other_name}()?")
    return TypeError(message)


def _sync_methods(cls):
    try:
        return cls.__enter__, cls.__exit__
    except AttributeError:
        raise _not_a_manager(
            cls, "context manager", ("__aenter__", "__aexit__"),
            "asynchronous context manager", "enter_async_context") from None


def _async_methods(cls):
    try:
        return cls.__aenter__, cls.__aexit__
    except AttributeError:
        raise _not_a_manager(
            cls, "asynchronous context manager", ("__enter__", "__exit__"),
            "context manager", "enter_context") from None


class _BaseExitStack:
    """What both stacks share.  An entry is (is synchronous, callable)."""

    def __init__(self):
        self._exit_callbacks = []

    def pop_all(self):
        """Hand all entries over to a new stack, and return that."""
        new_stack = type(self)()
        new_stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = []
        return new_stack

    def push(self, exit):
        """Add a callable with the signature of __exit__.

        It can swallow exceptions as __exit__ can.  A context manager is taken
        too (its __exit__ is), but not entered.
        """
        cls = type(exit)
        try:
            method = cls.__exit__
        except AttributeError:
            self._exit_callbacks.append((True, exit))
        else:
            self._push_method(exit, method, True)
        return exit  # so that it can decorate

    def enter_context(self, cm):
        """Enter a context manager; it is left when the stack is.

        Returns the result of its __enter__.
        """
        enter, exit = _sync_methods(type(cm))
        result = enter(cm)
        self._push_method(cm, exit, True)
        return result

    def callback(self, callback, /, *args, **kwds):
        """Add any function and the arguments for it.

        It cannot swallow exceptions.
        """
        def _exit_wrapper(exc_type, exc, tb):
            callback(*args, **kwds)
        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((True, _exit_wrapper))
        return callback  # so that it can decorate

    def _push_method(self, cm, method, is_sync):
        from types import MethodType
        self._exit_callbacks.append((is_sync, MethodType(method, cm)))


class ExitStack(_BaseExitStack, AbstractContextManager):
    """A stack of context managers and callbacks, left in reverse order:

        with ExitStack() as stack:
            files = [stack.enter_context(open(path)) for path in paths]
    """

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        exc = exc_details[1]
        received_exc = exc is not None
        outer = sys.exception()
        swallowed = pending_raise = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            exc_details = ((None, None, None) if exc is None
                           else (type(exc), exc, exc.__traceback__))
            try:
                if cb(*exc_details):
                    swallowed = True
                    pending_raise = False
                    exc = None
            except BaseException as new_exc:
                _link_context(new_exc, exc, outer)
                pending_raise = True
                exc = new_exc
        if pending_raise:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                # The raise has put `outer` there.
                exc.__context__ = context
                raise
        return received_exc and swallowed

    def close(self):
        """Leave everything at once."""
        self.__exit__(None, None, None)


class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """A stack of context managers and callbacks, async ones too:

        async with AsyncExitStack() as stack:
            links = [await stack.enter_async_context(connected(address))
                     for address in addresses]
    """

    async def enter_async_context(self, cm):
        """Enter an async context manager; it is left when the stack is.

        Returns the result of its __aenter__.
        """
        enter, exit = _async_methods(type(cm))
        result = await enter(cm)
        self._push_method(cm, exit, False)
        return result

    def push_async_exit(self, exit):
        """Add a coroutine function with the signature of __aexit__.

        It can swallow exceptions as __aexit__ can.  An async context manager
        is taken too (its __aexit__ is), but not entered.
        """
        try:
            method = type(exit).__aexit__
        except AttributeError:
            self._exit_callbacks.append((False, exit))
        else:
            self._push_method(exit, method, False)
        return exit  # so that it can decorate

    def push_async_callback(self, callback, /, *args, **kwds):
        """Add any coroutine function and the arguments for it.

        It cannot swallow exceptions.
        """
        async def _exit_wrapper(exc_type, exc, tb):
            await callback(*args, **kwds)
        _exit_wrapper.__wrapped__ = callback
        self._exit_callbacks.append((False, _exit_wrapper))
        return callback  # so that it can decorate

    async def aclose(self):
        """Leave everything at once."""
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        exc = exc_details[1]
        received_exc = exc is not None
        outer = sys.exception()
        swallowed = pending_raise = False
        while self._exit_callbacks:
            is_sync, cb = self._exit_callbacks.pop()
            exc_details = ((None, None, None) if exc is None
                           else (type(exc), exc, exc.__traceback__))
            try:
                if is_sync:
                    cb_suppress = cb(*exc_details)
                else:
                    cb_suppress = await cb(*exc_details)
                if cb_suppress:
                    swallowed = True
                    pending_raise = False
                    exc = None
            except BaseException as new_exc:
                _link_context(new_exc, exc, outer)
                pending_raise = True
                exc = new_exc
        if pending_raise:
            context = exc.__context__
            try:
                raise exc
            except BaseException:
                # The raise has put `outer` there.
                exc.__context__ = context
                raise
        return received_exc and swallowed
