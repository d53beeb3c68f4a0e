"""Finding tests: in classes, modules, by dotted names, and by walking directories."""

import os
import re
import sys
import functools
from fnmatch import fnmatch, fnmatchcase

from . import case, suite, util

__unittest = True

# what may be imported: a name and .py
VALID_MODULE_NAME = re.compile(r'[_a-z]\w*\.py$', re.IGNORECASE)


class _FailedTest(case.TestCase):
    """Stands for tests that could not be loaded: raises what went wrong."""
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super(_FailedTest, self).__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super(_FailedTest, self).__getattr__(name)
        def testFailure():
            raise self._exception
        return testFailure


def _format_current():
    import traceback
    return traceback.format_exc()


def _make_failed_import_test(name, suiteClass):
    message = 'Failed to import test module: %s\n%s' % (name, _format_current())
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    message = 'Failed to call load_tests:\n%s' % (_format_current(),)
    return _make_failed_test(name, exception, suiteClass, message)


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_skipped_test(methodname, exception, suiteClass):
    @case.skip(str(exception))
    def testSkipped(self):
        pass
    made = type("ModuleSkipped", (case.TestCase,), {methodname: testSkipped})
    return suiteClass((made(methodname),))


def _splitext(path):
    return os.path.splitext(path)[0]


def _is_test_class(obj):
    return (isinstance(obj, type) and issubclass(obj, case.TestCase)
            and obj not in (case.TestCase, case.FunctionTestCase))


class TestLoader(object):
    """Makes suites of the tests it finds."""
    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super(TestLoader, self).__init__()
        self.errors = []
        # packages whose load_tests is at work: they are not entered a second time
        self._loading_packages = set()

    def _failed(self, made):
        """Note the message of a failed test just made; answer its suite."""
        tests, message = made
        self.errors.append(message)
        return tests

    def loadTestsFromTestCase(self, testCaseClass):
        """Answer a suite of all tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. "
                            "Maybe you meant to derive from TestCase?")
        if (testCaseClass in (case.TestCase, case.FunctionTestCase)
                or getattr(testCaseClass, '__abstractmethods__', None)):
            names = []      # has no tests of its own
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """Answer a suite of all tests of a module, as its load_tests wants it."""
        found = [getattr(module, name) for name in dir(module)]
        tests = self.suiteClass([self.loadTestsFromTestCase(obj) for obj in found
                                 if _is_test_class(obj)
                                 and not getattr(obj, '__abstractmethods__', None)])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as error:
            return self._failed(_make_failed_load_tests(
                module.__name__, error, self.suiteClass))

    def loadTestsFromName(self, name, module=None):
        """Answer a suite of what a dotted name leads to: a module, a class, a method, a
        suite, or a callable that returns a test; under `module` if one is given."""
        parts = name.split('.')
        failed = None
        if module is None:
            remaining = parts[:]
            while remaining:
                try:
                    module = __import__('.'.join(remaining))
                    break
                except ImportError:
                    failed = _make_failed_import_test(remaining.pop(), self.suiteClass)
                    if not remaining:
                        return self._failed(failed)
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                if getattr(obj, '__path__', None) is not None and failed is not None:
                    # a module of the package failed to import: that says more
                    return self._failed(failed)
                return self._failed(_make_failed_test(
                    part, error, self.suiteClass,
                    'Failed to access attribute:\n%s' % (_format_current(),)))
        return self._tests_of(parent, obj, parts)

    def _tests_of(self, parent, obj, parts):
        if isinstance(obj, type(sys)):
            return self.loadTestsFromModule(obj)
        if _is_test_class(obj):
            return self.loadTestsFromTestCase(obj)
        function = type(_splitext)
        if (isinstance(obj, function) and isinstance(parent, type)
                and issubclass(parent, case.TestCase)):
            if getattr(parent, '__abstractmethods__', None):
                raise TypeError("Cannot instantiate abstract test case %s"
                                % parent.__name__)
            instance = parent(parts[-1])
            # a static method is called below instead
            if not isinstance(getattr(instance, parts[-1]), function):
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError("don't know how to make test from: %s" % obj)
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError("calling %s returned %s, not a test" % (obj, test))

    def loadTestsFromNames(self, names, module=None):
        """Answer a suite of what several dotted names lead to."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """Answer the sorted names of the test methods of a class."""
        names = [name for name in dir(testCaseClass) if self._wanted(testCaseClass, name)]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def _wanted(self, testCaseClass, name):
        if not name.startswith(self.testMethodPrefix):
            return False
        if not callable(getattr(testCaseClass, name)):
            return False
        if self.testNamePatterns is None:
            return True
        full = '%s.%s.%s' % (testCaseClass.__module__, testCaseClass.__qualname__, name)
        return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)

    # -- directories ------------------------------------------------------------------

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """Answer a suite of the tests in all modules under start_dir (a directory or a
        dotted name) whose file name matches the pattern.

        Directories are entered when they are packages; modules are imported by their
        names below top_level_dir, which is put on sys.path.  A package with load_tests
        decides by itself what is loaded below it.
        """
        before = self._top_level_dir
        implicit_top = False
        if top_level_dir is None:
            if before is not None:
                top_level_dir = before
            else:
                implicit_top = True
                top_level_dir = start_dir
        top_level_dir = os.path.abspath(top_level_dir)
        if top_level_dir not in sys.path:
            sys.path.insert(0, top_level_dir)
        self._top_level_dir = top_level_dir

        directory = os.path.abspath(start_dir)
        if os.path.isdir(directory):
            importable = (directory == top_level_dir
                          or os.path.isfile(os.path.join(directory, '__init__.py')))
            starts = [directory]
            namespace = False
        else:
            importable, starts, namespace = self._named_start(
                start_dir, top_level_dir, implicit_top)
        if not importable:
            raise ImportError('Start directory is not importable: %r'
                              % (directory if os.path.isdir(directory) else start_dir))
        tests = []
        for start in starts:
            if namespace:
                self._top_level_dir, start = start
            options = (True,) if namespace else ()
            tests.extend(self._find_tests(start, pattern, *options))
        self._top_level_dir = before
        return self.suiteClass(tests)

    def _named_start(self, name, top_level_dir, implicit_top):
        """Where discovery starts for a dotted name: (importable, places, namespace)."""
        try:
            __import__(name)
        except ImportError:
            return False, [], False
        module = sys.modules[name]
        if getattr(module, '__file__', None) is not None:
            if implicit_top:
                self._top_level_dir = self._get_directory_containing_module(
                    name.split('.')[0])
                sys.path.remove(top_level_dir)
            return True, [os.path.abspath(os.path.dirname(module.__file__))], False
        spec = getattr(module, '__spec__', None)
        if spec is not None and spec.submodule_search_locations is not None:
            places = []
            for path in module.__path__:
                if not implicit_top and not path.startswith(top_level_dir):
                    continue
                below = module.__name__.replace('.', os.path.sep)
                places.append((path.split(below)[0], path))
            if implicit_top:
                sys.path.remove(top_level_dir)
            return True, places, True
        if module.__name__ in sys.builtin_module_names:
            raise TypeError('Can not use builtin modules as dotted module names') from None
        raise TypeError(f"don't know how to discover from {module!r}") from None

    def _get_directory_containing_module(self, module_name):
        path = os.path.abspath(sys.modules[module_name].__file__)
        directory = os.path.dirname(path)
        if os.path.basename(path).lower().startswith('__init__.py'):
            return os.path.dirname(directory)
        return directory

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return '.'
        path = _splitext(os.path.normpath(path))
        relative = os.path.relpath(path, self._top_level_dir)
        assert not os.path.isabs(relative), "Path must be within the project"
        assert not relative.startswith('..'), "Path must be within the project"
        return relative.replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        # for subclasses that select otherwise
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern, namespace=False):
        name = self._get_name_from_path(start_dir)
        if name != '.' and name not in self._loading_packages:
            tests, enter = self._find_test_path(start_dir, pattern, namespace)
            if tests is not None:
                yield tests
            if not enter:
                return
        for entry in sorted(os.listdir(start_dir)):
            path = os.path.join(start_dir, entry)
            tests, enter = self._find_test_path(path, pattern, False)
            if tests is not None:
                yield tests
            if enter:
                name = self._get_name_from_path(path)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(path, pattern)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern, namespace=False):
        """(the tests of a file or directory or None, whether to enter the directory)"""
        if os.path.isfile(full_path):
            basename = os.path.basename(full_path)
            if (not VALID_MODULE_NAME.match(basename)
                    or not self._match_path(basename, full_path, pattern)):
                return None, False
        elif not os.path.isdir(full_path):
            return None, False
        elif not namespace and not os.path.isfile(os.path.join(full_path, '__init__.py')):
            return None, False
        else:
            basename = None

        name = self._get_name_from_path(full_path)
        try:
            module = self._get_module_from_name(name)
        except case.SkipTest as error:
            return _make_skipped_test(name, error, self.suiteClass), False
        except:
            return self._failed(_make_failed_import_test(name, self.suiteClass)), False
        if basename is not None:
            self._check_origin(module, full_path)
            return self.loadTestsFromModule(module, pattern=pattern), False
        load_tests = getattr(module, 'load_tests', None)
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(module, pattern=pattern)
            return tests, load_tests is None
        finally:
            self._loading_packages.discard(name)

    def _check_origin(self, module, full_path):
        """A module of that name may come from somewhere else on sys.path."""
        imported = os.path.abspath(getattr(module, '__file__', full_path))
        imported = _splitext(os.path.realpath(imported))
        wanted = _splitext(os.path.realpath(full_path))
        if imported.lower() != wanted.lower():
            raise ImportError(
                "%r module incorrectly imported from %r. Expected %r. "
                "Is this module globally installed?" % (
                    _splitext(os.path.basename(full_path)), os.path.dirname(imported),
                    os.path.dirname(full_path)))


defaultTestLoader = TestLoader()
