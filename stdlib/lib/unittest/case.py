"""TestCase: one test, its fixtures, its assertions; and the ways to skip one."""

import sys
import time

from . import result
from ._context import (_AssertRaisesContext, _AssertWarnsContext,
                       _AssertNotWarnsContext, _BaseTestCaseContext,
                       _AssertRaisesBaseContext, _is_subtype)
from .util import (strclass, safe_repr, _count_diff_all_purpose,
                   _count_diff_hashable, _common_shorten_repr)

__unittest = True


class _Later:
    """The warnings module, imported when first needed."""
    def __getattr__(self, name):
        import warnings
        return getattr(warnings, name)


warnings = _Later()

_subtest_msg_sentinel = object()

DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


class SkipTest(Exception):
    """Raised in a test to skip it; TestCase.skipTest() and the decorators do so."""


class _ShouldStop(Exception):
    """A test ends early: a subtest failed under failfast or as expected."""


class _UnexpectedSuccess(Exception):
    """A test passed that was expected to fail."""


def _addSkip(result, test_case, reason):
    add_skip = getattr(result, 'addSkip', None)
    if add_skip is not None:
        add_skip(test_case, reason)
        return
    _warn("TestResult has no addSkip method, skips not reported", RuntimeWarning, 3)
    result.addSuccess(test_case)


def _addError(result, test, exc_info):
    if result is None or exc_info is None:
        return
    if issubclass(exc_info[0], test.failureException):
        result.addFailure(test, exc_info)
    else:
        result.addError(test, exc_info)


def _warn(message, category, stacklevel):
    warnings.warn(message, category, stacklevel=stacklevel + 1)


class _Outcome(object):
    """What happened so far to the test that runs."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expectedFailure = None

    def testPartExecutor(self, test_case, subTest=False):
        return _Part(self, test_case, subTest)


class _Part:
    """Runs one part of a test (a fixture, the method, a subtest) and notes how it ended."""

    def __init__(self, outcome, test_case, is_subtest):
        self.outcome = outcome
        self.test_case = test_case
        self.is_subtest = is_subtest

    def __enter__(self):
        self.success_before = self.outcome.success
        self.outcome.success = True

    def __exit__(self, kind, value, tb):
        outcome = self.outcome
        try:
            if kind is None:
                if self.is_subtest and outcome.success:
                    outcome.result.addSubTest(self.test_case.test_case, self.test_case, None)
            elif issubclass(kind, KeyboardInterrupt):
                return False
            elif issubclass(kind, SkipTest):
                outcome.success = False
                _addSkip(outcome.result, self.test_case, str(value))
            elif not issubclass(kind, _ShouldStop):
                self._failed((kind, value, tb))
            return True
        finally:
            outcome.success = outcome.success and self.success_before
            value = tb = None

    def _failed(self, exc_info):
        outcome = self.outcome
        if outcome.expecting_failure:
            outcome.expectedFailure = exc_info
            return
        outcome.success = False
        if self.is_subtest:
            outcome.result.addSubTest(self.test_case.test_case, self.test_case, exc_info)
        else:
            _addError(outcome.result, self.test_case, exc_info)


class _SubTestBlock:
    """The `with self.subTest(...)` block."""

    def __init__(self, case, msg, params):
        self.case = case
        self.msg = msg
        self.params = params
        self.part = None

    def __enter__(self):
        case = self.case
        outcome = case._outcome
        if outcome is None or not outcome.result_supports_subtests:
            return
        self.parent = parent = case._subtest
        params = self.params
        if parent is not None:
            # the innermost first
            params = {**params, **{name: value for name, value in parent.params.items()
                                   if name not in params}}
        case._subtest = _SubTest(case, self.msg, params)
        self.part = outcome.testPartExecutor(case._subtest, subTest=True)
        self.part.__enter__()

    def __exit__(self, kind, value, tb):
        part = self.part
        if part is None:
            return False
        outcome = part.outcome
        try:
            handled = part.__exit__(kind, value, tb)
            if kind is None or handled:
                if not outcome.success:
                    if outcome.result is not None and outcome.result.failfast:
                        raise _ShouldStop
                elif outcome.expectedFailure:
                    raise _ShouldStop
            return handled
        finally:
            self.case._subtest = self.parent
            value = tb = None


def _enter_context(cm, addcleanup):
    # looked up on the type, as `with` does
    cls = type(cm)
    try:
        enter, leave = cls.__enter__, cls.__exit__
    except AttributeError:
        message = (f"'{cls.__module__}.{cls.__qualname__}' object does "
                   "not support the context manager protocol")
        try:
            cls.__aenter__
            cls.__aexit__
        except AttributeError:
            pass
        else:
            message += (" but it supports the asynchronous context manager "
                        "protocol. Did you mean to use enterAsyncContext()?")
        raise TypeError(message) from None
    answer = enter(cm)
    addcleanup(leave, cm, None, None, None)
    return answer


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """Call function(*args, **kwargs) after tearDownModule, last added first;
    also when setUpModule fails."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Like addModuleCleanup() for a context manager: enters it, answers what it gave."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Run all module cleanups, last added first."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]     # the others are lost, as nothing could carry them


def skip(reason):
    """Skip a test or a class of tests, always."""
    def decorator(test_item):
        if not isinstance(test_item, type):
            from functools import wraps
            @wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item
    if type(reason).__name__ == 'function':
        # @skip without arguments
        function, reason = reason, ''
        return decorator(function)
    return decorator


def _id(obj):
    return obj


def skipIf(condition, reason):
    """Skip a test if the condition is true."""
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    """Skip a test unless the condition is true."""
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


class TestCase(object):
    """A class whose instances are single tests.

    The method named in the constructor is the test; setUp() and tearDown() run around it,
    setUpClass() and tearDownClass() around all tests of the class.

    failureException: what a failed assertion raises.
    longMessage: whether a message given adds to the standard one or replaces it.
    maxDiff: how long a difference may be and still be shown; None shows all.
    """

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16        # longer strings are not compared line by line

    def __init_subclass__(cls, *args, **kwargs):
        # no list of its own before it is needed would be shared with the base
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        """Make the test that runs methodName; ValueError if there is no such method."""
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                # a TestCase without a test may exist, for use in a shell
                raise ValueError("no such test method in %s: %s"
                                 % (self.__class__, methodName))
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        # by type, for assertEqual; strings name methods
        self._type_equality_funcs = {
            dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual',
            set: 'assertSetEqual', frozenset: 'assertSetEqual', str: 'assertMultiLineEqual'}

    # -- fixtures ---------------------------------------------------------------------

    def addTypeEqualityFunc(self, typeobj, function):
        """Let assertEqual() compare two objects of exactly typeobj with
        function(first, second, msg=None), which raises failureException."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Call function(*args, **kwargs) after tearDown(), last added first;
        also when setUp() fails."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager that is left with the cleanups; answers what it gave."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Like addCleanup(), after tearDownClass()."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Like enterContext(), for the whole class."""
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        "Called before the test method"

    def tearDown(self):
        "Called after the test method"

    @classmethod
    def setUpClass(cls):
        "Called before the tests of the class"

    @classmethod
    def tearDownClass(cls):
        "Called after the tests of the class"

    # -- what it is -------------------------------------------------------------------

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return result.TestResult()

    def shortDescription(self):
        """The first line of the test method's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return "%s.%s" % (strclass(self.__class__), self._testMethodName)

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return "%s (%s.%s)" % (self._testMethodName, strclass(self.__class__),
                               self._testMethodName)

    def __repr__(self):
        return "<%s testMethod=%s>" % (strclass(self.__class__), self._testMethodName)

    # -- running ----------------------------------------------------------------------

    def subTest(self, msg=_subtest_msg_sentinel, **params):
        """A block that is reported by itself: when it fails the test goes on after it.
        The message and the keywords say which one it was."""
        return _SubTestBlock(self, msg, params)

    def _addExpectedFailure(self, result, exc_info):
        try:
            add = result.addExpectedFailure
        except AttributeError:
            _warn("TestResult has no addExpectedFailure method, reporting as passes",
                  RuntimeWarning, 2)
            result.addSuccess(self)
        else:
            add(self, exc_info)

    def _addUnexpectedSuccess(self, result):
        try:
            add = result.addUnexpectedSuccess
        except AttributeError:
            _warn("TestResult has no addUnexpectedSuccess method, reporting as failure",
                  RuntimeWarning, 2)
            # a failure needs an exception to show
            try:
                raise _UnexpectedSuccess from None
            except _UnexpectedSuccess:
                result.addFailure(self, sys.exc_info())
        else:
            add(self)

    def _addDuration(self, result, elapsed):
        try:
            add = result.addDuration
        except AttributeError:
            _warn("TestResult has no addDuration method", RuntimeWarning, 2)
        else:
            add(self, elapsed)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        answer = method()
        if answer is not None:
            import inspect
            message = ('It is deprecated to return a value that is not None '
                       f'from a test case ({method} returned {type(answer).__name__!r})')
            if inspect.iscoroutine(answer):
                message += ('. Maybe you forgot to use IsolatedAsyncioTestCase as the '
                            'base class?')
            _warn(message, DeprecationWarning, 4)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        stop_test_run = None
        if result is None:
            result = self.defaultTestResult()
            start_test_run = getattr(result, 'startTestRun', None)
            stop_test_run = getattr(result, 'stopTestRun', None)
            if start_test_run is not None:
                start_test_run()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            for marked in (self.__class__, method):
                if getattr(marked, "__unittest_skip__", False):
                    why = (getattr(self.__class__, '__unittest_skip_why__', '')
                           or getattr(method, '__unittest_skip_why__', ''))
                    _addSkip(result, self, why)
                    return result
            expecting_failure = (getattr(self, "__unittest_expecting_failure__", False)
                                 or getattr(method, "__unittest_expecting_failure__", False))
            self._run_parts(result, method, expecting_failure)
            return result
        finally:
            result.stopTest(self)
            if stop_test_run is not None:
                stop_test_run()

    def _run_parts(self, result, method, expecting_failure):
        outcome = _Outcome(result)
        started = time.perf_counter()
        try:
            self._outcome = outcome
            with outcome.testPartExecutor(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting_failure
                with outcome.testPartExecutor(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.testPartExecutor(self):
                    self._callTearDown()
            self.doCleanups()
            self._addDuration(result, time.perf_counter() - started)
            if outcome.success:
                if not expecting_failure:
                    result.addSuccess(self)
                elif outcome.expectedFailure:
                    self._addExpectedFailure(result, outcome.expectedFailure)
                else:
                    self._addUnexpectedSuccess(result)
        finally:
            # the outcome holds tracebacks, they hold us
            outcome.expectedFailure = None
            self._outcome = None

    def doCleanups(self):
        """Run all cleanups, last added first.  run() does so after tearDown()."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.testPartExecutor(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Run all class cleanups, last added first; errors go to tearDown_exceptions."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test and let its exceptions through."""
        method = getattr(self, self._testMethodName)
        for marked in (self.__class__, method):
            if getattr(marked, "__unittest_skip__", False):
                raise SkipTest(getattr(self.__class__, '__unittest_skip_why__', '')
                               or getattr(method, '__unittest_skip_why__', ''))
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

    # -- failing ----------------------------------------------------------------------

    def fail(self, msg=None):
        """Fail with a message."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        """Join the standard message and the one given, as longMessage says."""
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return '%s : %s' % (standardMsg, msg)
        except UnicodeDecodeError:
            return '%s : %s' % (safe_repr(standardMsg), safe_repr(msg))

    def _unless(self, ok, msg, template, *objects):
        """Fail unless ok; the template takes the representations of the objects."""
        if not ok:
            standard = template % tuple(safe_repr(obj) for obj in objects)
            self.fail(self._formatMessage(msg, standard))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + (DIFF_OMITTED % len(diff))

    def assertFalse(self, expr, msg=None):
        """Check that the expression is false."""
        if expr:
            raise self.failureException(
                self._formatMessage(msg, "%s is not false" % safe_repr(expr)))

    def assertTrue(self, expr, msg=None):
        """Check that the expression is true."""
        if not expr:
            raise self.failureException(
                self._formatMessage(msg, "%s is not true" % safe_repr(expr)))

    # -- raising and warning ----------------------------------------------------------

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless calling the first argument after the exception class with the rest
        raises it; without them answer a context manager:

            with self.assertRaises(ValueError) as caught:
                int('x')
            self.assertIn('x', str(caught.exception))
        """
        context = _AssertRaisesContext(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None      # break the cycle through the traceback

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Like assertRaises(), for warnings; the context manager keeps the first one as
        `warning`, with `filename` and `lineno`."""
        context = _AssertWarnsContext(expected_warning, self)
        return context.handle('assertWarns', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        context = _AssertNotWarnsContext(expected_warning, self)
        return context.handle('_assertNotWarns', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """Like assertRaises(), and the text of the exception matches."""
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """Like assertWarns(), and the text of the warning matches."""
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """Fail unless something is logged in the block, at the level (INFO) or above, on
        the logger (the root) or its children.  The block gets `records` and `output`."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """Fail if something is logged in the block."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    # -- equality ---------------------------------------------------------------------

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                if isinstance(function, str):
                    function = getattr(self, function)
                return function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            standard = '%s != %s' % _common_shorten_repr(first, second)
            raise self.failureException(self._formatMessage(msg, standard))

    def assertEqual(self, first, second, msg=None):
        """Fail unless first == second."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """Fail unless first != second."""
        if not first != second:
            raise self.failureException(self._formatMessage(
                msg, '%s == %s' % (safe_repr(first), safe_repr(second))))

    def _almost(self, first, second, places, delta):
        """(whether they are close, the words that say how close they should be)"""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return (difference <= delta,
                    ' within %s delta' % safe_repr(delta), difference)
        if places is None:
            places = 7
        return round(difference, places) == 0, ' within %r places' % places, difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail unless the difference rounds to zero at so many decimal places (7), or is
        at most delta.  Equal objects are almost equal."""
        if first == second:
            return
        close, how, difference = self._almost(first, second, places, delta)
        if not close:
            standard = '%s != %s%s (%s difference)' % (
                safe_repr(first), safe_repr(second), how, safe_repr(difference))
            raise self.failureException(self._formatMessage(msg, standard))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail if the difference rounds to zero at so many decimal places (7), or is at
        most delta.  Equal objects fail."""
        if delta is not None:
            if places is not None:
                raise TypeError("specify delta or places not both")
            if not (first == second) and abs(first - second) > delta:
                return
            standard = '%s == %s within %s delta (%s difference)' % (
                safe_repr(first), safe_repr(second), safe_repr(delta),
                safe_repr(abs(first - second)))
        else:
            if places is None:
                places = 7
            if not (first == second) and round(abs(second - first), places) != 0:
                return
            standard = '%s == %s within %r places' % (
                safe_repr(first), safe_repr(second), places)
        raise self.failureException(self._formatMessage(msg, standard))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Compare two sequences of any type, or of seq_type if given."""
        if seq_type is None:
            kind = "sequence"
        else:
            kind = seq_type.__name__
            for which, seq in (('First', seq1), ('Second', seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException('%s sequence is not a %s: %s'
                                                % (which, kind, safe_repr(seq)))
        differing = None
        try:
            len1 = len(seq1)
        except (TypeError, NotImplementedError):
            differing = 'First %s has no length.    Non-sequence?' % kind
        if differing is None:
            try:
                len2 = len(seq2)
            except (TypeError, NotImplementedError):
                differing = 'Second %s has no length.    Non-sequence?' % kind
        if differing is None:
            if seq1 == seq2:
                return
            differing = '%ss differ: %s != %s\n' % (
                (kind.capitalize(),) + _common_shorten_repr(seq1, seq2))
            details = self._first_difference(seq1, seq2, len1, len2, kind)
            if not details and seq_type is None and type(seq1) != type(seq2):
                return      # the same items, in sequences of two types
            differing += details
        import pprint
        diff = _diff_text(pprint.pformat(seq1).splitlines(), pprint.pformat(seq2).splitlines())
        standard = self._truncateMessage(differing, '\n' + diff)
        self.fail(self._formatMessage(msg, standard))

    def _first_difference(self, seq1, seq2, len1, len2, kind):
        text = ''
        for i in range(min(len1, len2)):
            try:
                item1 = seq1[i]
            except (TypeError, IndexError, NotImplementedError):
                text += '\nUnable to index element %d of first %s\n' % (i, kind)
                break
            try:
                item2 = seq2[i]
            except (TypeError, IndexError, NotImplementedError):
                text += '\nUnable to index element %d of second %s\n' % (i, kind)
                break
            if item1 != item2:
                text += '\nFirst differing element %d:\n%s\n%s\n' % (
                    (i,) + _common_shorten_repr(item1, item2))
                break
        for which, seq, size, other in (('First', seq1, len1, len2),
                                        ('Second', seq2, len2, len1)):
            if size > other:
                text += '\n%s %s contains %d additional elements.\n' % (
                    which, kind, size - other)
                try:
                    text += 'First extra element %d:\n%s\n' % (other, safe_repr(seq[other]))
                except (TypeError, IndexError, NotImplementedError):
                    text += 'Unable to index element %d of %s %s\n' % (
                        other, which.lower(), kind)
        return text

    def assertListEqual(self, list1, list2, msg=None):
        """Compare two lists."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Compare two tuples."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Compare two sets, or what has a difference() method."""
        missing = []
        for ordinal, left, right in (('first', set1, set2), ('second', set2, set1)):
            try:
                missing.append(left.difference(right))
            except TypeError as error:
                self.fail('invalid type when attempting set difference: %s' % error)
            except AttributeError as error:
                self.fail('%s argument does not support set difference: %s'
                          % (ordinal, error))
        only_first, only_second = missing
        if not (only_first or only_second):
            return
        lines = []
        if only_first:
            lines.append('Items in the first set but not the second:')
            lines += [repr(item) for item in only_first]
        if only_second:
            lines.append('Items in the second set but not the first:')
            lines += [repr(item) for item in only_second]
        self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            import pprint
            standard = '%s != %s' % _common_shorten_repr(d1, d2)
            diff = _diff_text(pprint.pformat(d1).splitlines(),
                              pprint.pformat(d2).splitlines())
            standard = self._truncateMessage(standard, '\n' + diff)
            self.fail(self._formatMessage(msg, standard))

    def assertCountEqual(self, first, second, msg=None):
        """Check that two iterables have the same items equally often, in any order."""
        first_items, second_items = list(first), list(second)
        try:
            same = _count_diff_hashable(first_items, second_items)
        except TypeError:
            same = _count_diff_all_purpose(first_items, second_items)
        if same:
            lines = ['Element counts were not equal:']
            lines += ['First has %d, Second has %d:  %r' % diff for diff in same]
            standard = self._truncateMessage(lines[0] + '\n', '\n'.join(lines[1:]))
            self.fail(self._formatMessage(msg, standard))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Compare two strings line by line."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # a last line without its end gets one on both sides, so that it shows well
        left, right = first, second
        if first and second:
            if first[-1] != '\n' or second[-1] != '\n':
                left, right = first + '\n', second + '\n'
        elif first and first[-1] != '\n':
            left = first + '\n'
        elif second and second[-1] != '\n':
            right = second + '\n'
        standard = '%s != %s' % _common_shorten_repr(first, second)
        import difflib
        diff = '\n' + ''.join(difflib.ndiff(left.splitlines(keepends=True),
                                            right.splitlines(keepends=True)))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    # -- membership, identity, order --------------------------------------------------

    def assertIn(self, member, container, msg=None):
        """assertTrue(member in container), with a better message."""
        self._unless(member in container, msg, '%s not found in %s', member, container)

    def assertNotIn(self, member, container, msg=None):
        """assertTrue(member not in container), with a better message."""
        self._unless(member not in container, msg, '%s unexpectedly found in %s',
                     member, container)

    def assertIs(self, expr1, expr2, msg=None):
        """assertTrue(expr1 is expr2), with a better message."""
        self._unless(expr1 is expr2, msg, '%s is not %s', expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        """assertTrue(expr1 is not expr2), with a better message."""
        self._unless(expr1 is not expr2, msg, 'unexpectedly identical: %s', expr1)

    def assertIsNone(self, obj, msg=None):
        """assertTrue(obj is None), with a better message."""
        self._unless(obj is None, msg, '%s is not None', obj)

    def assertIsNotNone(self, obj, msg=None):
        """Fail if the object is None."""
        self._unless(obj is not None, msg, 'unexpectedly None')

    def assertLess(self, a, b, msg=None):
        """assertTrue(a < b), with a better message."""
        self._unless(a < b, msg, '%s not less than %s', a, b)

    def assertLessEqual(self, a, b, msg=None):
        """assertTrue(a <= b), with a better message."""
        self._unless(a <= b, msg, '%s not less than or equal to %s', a, b)

    def assertGreater(self, a, b, msg=None):
        """assertTrue(a > b), with a better message."""
        self._unless(a > b, msg, '%s not greater than %s', a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        """assertTrue(a >= b), with a better message."""
        self._unless(a >= b, msg, '%s not greater than or equal to %s', a, b)

    # -- types and attributes ---------------------------------------------------------

    def assertIsInstance(self, obj, cls, msg=None):
        """assertTrue(isinstance(obj, cls)), with a better message."""
        if not isinstance(obj, cls):
            what = 'any of ' if isinstance(cls, tuple) else ''
            self.fail(self._formatMessage(
                msg, f'{safe_repr(obj)} is not an instance of {what}{cls!r}'))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Fail if isinstance(obj, cls)."""
        if isinstance(obj, cls):
            cls = _first_that(isinstance, obj, cls)
            self.fail(self._formatMessage(
                msg, f'{safe_repr(obj)} is an instance of {cls!r}'))

    def _require_class(self, cls, msg):
        if not isinstance(cls, type):
            self.fail(self._formatMessage(msg, f'{cls!r} is not a class'))

    def assertIsSubclass(self, cls, superclass, msg=None):
        try:
            if issubclass(cls, superclass):
                return
        except TypeError:
            self._require_class(cls, msg)
            raise
        what = 'any of ' if isinstance(superclass, tuple) else ''
        self.fail(self._formatMessage(
            msg, f'{cls!r} is not a subclass of {what}{superclass!r}'))

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        try:
            if not issubclass(cls, superclass):
                return
        except TypeError:
            self._require_class(cls, msg)
            raise
        superclass = _first_that(issubclass, cls, superclass)
        self.fail(self._formatMessage(msg, f'{cls!r} is a subclass of {superclass!r}'))

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self.fail(self._formatMessage(
                msg, f'{_attribute_owner(obj)} has no attribute {name!r}'))

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self.fail(self._formatMessage(
                msg, f'{_attribute_owner(obj)} has unexpected attribute {name!r}'))

    # -- text -------------------------------------------------------------------------

    def assertRegex(self, text, expected_regex, msg=None):
        """Fail unless the text matches the regular expression."""
        import re
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            standard = "Regex didn't match: %r not found in %r" % (
                expected_regex.pattern, text)
            raise self.failureException(self._formatMessage(msg, standard))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fail if the text matches the regular expression."""
        import re
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            standard = 'Regex matched: %r matches %r in %r' % (
                text[match.start():match.end()], unexpected_regex.pattern, text)
            raise self.failureException(self._formatMessage(msg, standard))

    def _tail_type_check(self, s, tails, msg):
        """Fail when text and affix are of two kinds, before anything is compared."""
        if not isinstance(tails, tuple):
            tails = (tails,)
        for tail in tails:
            if isinstance(tail, str):
                wanted, kind = str, 'str'
            elif isinstance(tail, (bytes, bytearray)):
                wanted, kind = (bytes, bytearray), 'bytes'
            else:
                continue
            if not isinstance(s, wanted):
                self.fail(self._formatMessage(
                    msg, f'Expected {kind}, not {type(s).__name__}'))

    def _check_affix(self, s, affix, msg, method, wanted, text):
        try:
            found = getattr(s, method)(affix)
        except (AttributeError, TypeError):
            self._tail_type_check(s, affix, msg)
            raise
        if found == wanted:
            return
        if wanted:
            what = 'any of ' if isinstance(affix, tuple) else ''
        else:
            what = ''
            if isinstance(affix, tuple):
                affix = next(one for one in affix if getattr(s, method)(one))
        short = safe_repr(s, short=True)
        self.fail(self._formatMessage(
            msg, f"{short} {text} {what}{safe_repr(affix, short=True)}"))

    def assertStartsWith(self, s, prefix, msg=None):
        self._check_affix(s, prefix, msg, 'startswith', True, "doesn't start with")

    def assertNotStartsWith(self, s, prefix, msg=None):
        self._check_affix(s, prefix, msg, 'startswith', False, "starts with")

    def assertEndsWith(self, s, suffix, msg=None):
        self._check_affix(s, suffix, msg, 'endswith', True, "doesn't end with")

    def assertNotEndsWith(self, s, suffix, msg=None):
        self._check_affix(s, suffix, msg, 'endswith', False, "ends with")


TestCase._class_cleanups = []
TestCase._classSetupFailed = False


def _diff_text(lines1, lines2):
    import difflib
    return '\n'.join(difflib.ndiff(lines1, lines2))


def _first_that(test, obj, candidates):
    """Of a tuple of classes, the first for which the test holds."""
    if isinstance(candidates, tuple):
        for candidate in candidates:
            if test(obj, candidate):
                return candidate
    return candidates


def _attribute_owner(obj):
    if isinstance(obj, type(sys)):
        return f'module {obj.__name__!r}'
    if isinstance(obj, type):
        return f'type object {obj.__name__!r}'
    return f'{type(obj).__name__!r} object'


class FunctionTestCase(TestCase):
    """A test made of functions: one to run, and perhaps one for before and after."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super(FunctionTestCase, self).__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((type(self),) + self._parts())

    def __str__(self):
        return "%s (%s)" % (strclass(self.__class__), self._testFunc.__name__)

    def __repr__(self):
        return "<%s tec=%s>" % (strclass(self.__class__), self._testFunc)

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split("\n")[0].strip() or None


class _SubTest(TestCase):
    """Names a subtest in a result; never run."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not _subtest_msg_sentinel:
            parts.append("[{}]".format(self._message))
        if self.params:
            pairs = ', '.join("{}={!r}".format(k, v) for k, v in self.params.items())
            parts.append("({})".format(pairs))
        return " ".join(parts) or '(<subtest>)'

    def id(self):
        return "{} {}".format(self.test_case.id(), self._subDescription())

    def shortDescription(self):
        """The description of the test it belongs to."""
        return self.test_case.shortDescription()

    def __str__(self):
        return "{} {}".format(self.test_case, self._subDescription())
