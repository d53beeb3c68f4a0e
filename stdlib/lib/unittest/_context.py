"""What assertRaises, assertWarns and their regex kin return: context managers that can also
call a function themselves.  Apart from case.py because they know nothing of running tests."""

import sys

__unittest = True


def _is_subtype(expected, basetype):
    if isinstance(expected, tuple):
        return all(_is_subtype(e, basetype) for e in expected)
    return isinstance(expected, type) and issubclass(expected, basetype)


class _BaseTestCaseContext:
    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        msg = self.test_case._formatMessage(self.msg, standardMsg)
        raise self.test_case.failureException(msg)


class _AssertRaisesBaseContext(_BaseTestCaseContext):
    def __init__(self, expected, test_case, expected_regex=None):
        _BaseTestCaseContext.__init__(self, test_case)
        self.expected = expected
        if expected_regex is not None:
            import re
            expected_regex = re.compile(expected_regex)
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        """Without arguments answer self, for `with`; else call the first one under it."""
        try:
            if not _is_subtype(self.expected, self._base_type):
                raise TypeError('%s() arg 1 must be %s' % (name, self._base_type_str))
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError('%r is an invalid keyword argument for '
                                    'this function' % (next(iter(kwargs)),))
                return self
            function, *args = args
            self.obj_name = getattr(function, '__name__', None) or str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None     # the frame may be kept by a traceback: hold nothing

    def _expected_name(self):
        return getattr(self.expected, '__name__', None) or str(self.expected)

    def _mismatch(self, value):
        self._raiseFailure('"{}" does not match "{}"'.format(
            self.expected_regex.pattern, str(value)))


class _AssertRaisesContext(_AssertRaisesBaseContext):
    """Fails unless the block raises the expected exception; keeps it as `exception`."""
    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            name = self._expected_name()
            if self.obj_name:
                self._raiseFailure("{} not raised by {}".format(name, self.obj_name))
            self._raiseFailure("{} not raised".format(name))
        if tb is not None:
            _clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None:
            if not self.expected_regex.search(str(exc_value)):
                self._mismatch(exc_value)
        return True

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


def _clear_frames(tb):
    """Let go of the locals of every frame below, so that their objects die now."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass        # still running
        tb = tb.tb_next


class _AssertWarnsContext(_AssertRaisesBaseContext):
    """Fails unless the block triggers the expected warning; keeps it as `warning`."""
    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        from .case import warnings      # there tests may replace it
        # a module that warned before would stay silent
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for entry in self.warnings:
            message = entry.message
            if not isinstance(message, self.expected):
                continue
            if first is None:
                first = message
            if self.expected_regex is not None and not self.expected_regex.search(str(message)):
                continue
            self.warning = message
            self.filename = entry.filename
            self.lineno = entry.lineno
            return
        if first is not None:
            self._mismatch(first)
        name = self._expected_name()
        if self.obj_name:
            self._raiseFailure("{} not triggered by {}".format(name, self.obj_name))
        self._raiseFailure("{} not triggered".format(name))


class _AssertNotWarnsContext(_AssertWarnsContext):
    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        for entry in self.warnings:
            if isinstance(entry.message, self.expected):
                self._raiseFailure(f"{self._expected_name()} triggered")
