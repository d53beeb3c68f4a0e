"""Running tests and reporting them as text."""

import sys
import time

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True


class _NoColors:
    """The theme where there are no colors."""
    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return ''


def get_theme(*, tty_file=None):
    """The colors for a stream."""
    try:
        from _colorize import get_theme
    except ImportError:
        return _Themes
    return get_theme(tty_file=tty_file)


class _Themes:
    unittest = _NoColors()


class _WritelnDecorator(object):
    """A stream with writeln()."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ('stream', '__getstate__'):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(result.TestResult):
    """A result that prints each outcome to a stream as it comes."""
    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        """durations: None, or how many of the slowest tests the runner will show."""
        super(TextTestResult, self).__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._theme = get_theme(tty_file=stream).unittest
        self._newline = True
        self.durations = durations

    def getDescription(self, test):
        first_line = test.shortDescription()
        if self.descriptions and first_line:
            return '\n'.join((str(test), first_line))
        return str(test)

    def startTest(self, test):
        super(TextTestResult, self).startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
            self.stream.flush()
            self._newline = False

    def _write_status(self, test, status):
        subtest = isinstance(test, _SubTest)
        if subtest or self._newline:
            # not on the line that startTest began
            if not self._newline:
                self.stream.writeln()
            if subtest:
                self.stream.write("  ")
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _report(self, test, color, word, letter):
        color, reset = getattr(self._theme, color), self._theme.reset
        if self.showAll:
            self._write_status(test, f"{color}{word}{reset}")
        elif self.dots:
            self.stream.write(f"{color}{letter}{reset}")
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], subtest.failureException):
                self._report(subtest, 'fail', 'FAIL', 'F')
            else:
                self._report(subtest, 'fail', 'ERROR', 'E')
        super(TextTestResult, self).addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super(TextTestResult, self).addSuccess(test)
        self._report(test, 'passed', 'ok', '.')

    def addError(self, test, err):
        super(TextTestResult, self).addError(test, err)
        self._report(test, 'fail', 'ERROR', 'E')

    def addFailure(self, test, err):
        super(TextTestResult, self).addFailure(test, err)
        self._report(test, 'fail', 'FAIL', 'F')

    def addSkip(self, test, reason):
        super(TextTestResult, self).addSkip(test, reason)
        theme = self._theme
        if self.showAll:
            self._write_status(test, f"{theme.warn}skipped{theme.reset} {reason!r}")
        elif self.dots:
            self.stream.write(f"{theme.warn}s{theme.reset}")
            self.stream.flush()

    def _report_plain(self, color, word, letter):
        color, reset = getattr(self._theme, color), self._theme.reset
        if self.showAll:
            self.stream.writeln(f"{color}{word}{reset}")
            self.stream.flush()
        elif self.dots:
            self.stream.write(f"{color}{letter}{reset}")
            self.stream.flush()

    def addExpectedFailure(self, test, err):
        super(TextTestResult, self).addExpectedFailure(test, err)
        self._report_plain('warn', 'expected failure', 'x')

    def addUnexpectedSuccess(self, test):
        super(TextTestResult, self).addUnexpectedSuccess(test)
        self._report_plain('fail', 'unexpected success', 'u')

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        surprises = getattr(self, 'unexpectedSuccesses', ())
        if surprises:
            self.stream.writeln(self.separator1)
            for test in surprises:
                theme = self._theme
                self.stream.writeln(
                    f"{theme.fail}UNEXPECTED SUCCESS{theme.fail_info}: "
                    f"{self.getDescription(test)}{theme.reset}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        theme = self._theme
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"{theme.fail}{flavour}{theme.fail_info}: "
                                f"{self.getDescription(test)}{theme.reset}")
            self.stream.writeln(self.separator2)
            self.stream.writeln("%s" % text)
            self.stream.flush()


class TextTestRunner(object):
    """Runs a test, prints what happens and a summary."""
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1,
                 failfast=False, buffer=False, resultclass=None, warnings=None,
                 *, tb_locals=False, durations=None):
        """A subclass should take **kwargs, for what may be added here."""
        if stream is None:
            stream = sys.stderr
        self.stream = _WritelnDecorator(stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity,
                                    durations=self.durations)
        except TypeError:
            # a class written before there were durations
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def _printDurations(self, result):
        if not result.collectedDurations:
            return
        slowest = sorted(result.collectedDurations, key=lambda pair: pair[1], reverse=True)
        if self.durations > 0:
            slowest = slowest[:self.durations]
        self.stream.writeln("Slowest test durations")
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        hidden = False
        for test, elapsed in slowest:
            if self.verbosity < 2 and elapsed < 0.001:
                hidden = True
                continue
            self.stream.writeln("%-10s %s" % ("%.3fs" % elapsed, test))
        if hidden:
            self.stream.writeln("\n(durations < 0.001s were hidden; "
                                "use -v to show these durations)")
        else:
            self.stream.writeln("")

    def run(self, test):
        "Run a test or a suite; answer the result."
        import warnings
        result = self._makeResult()
        registerResult(result)
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            started = time.perf_counter()
            start_test_run = getattr(result, 'startTestRun', None)
            if start_test_run is not None:
                start_test_run()
            try:
                test(result)
            finally:
                stop_test_run = getattr(result, 'stopTestRun', None)
                if stop_test_run is not None:
                    stop_test_run()
            taken = time.perf_counter() - started
        result.printErrors()
        if self.durations is not None:
            self._printDurations(result)
        self._print_summary(result, taken)
        return result

    def _print_summary(self, result, taken):
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        run = result.testsRun
        self.stream.writeln("Ran %d test%s in %.3fs" % (run, "" if run == 1 else "s", taken))
        self.stream.writeln()

        counted = [len(getattr(result, name, ())) for name in
                   ('skipped', 'expectedFailures', 'unexpectedSuccesses')]
        skipped, expected, unexpected = counted
        theme = get_theme(tty_file=self.stream).unittest
        infos = []
        if not result.wasSuccessful():
            self.stream.write(f"{theme.fail_info}FAILED{theme.reset}")
            failed, errored = len(result.failures), len(result.errors)
            if failed:
                infos.append(f"{theme.fail_info}failures={failed}{theme.reset}")
            if errored:
                infos.append(f"{theme.fail_info}errors={errored}{theme.reset}")
        elif run == 0 and not skipped:
            self.stream.write(f"{theme.warn}NO TESTS RAN{theme.reset}")
        else:
            self.stream.write(f"{theme.passed}OK{theme.reset}")
        if skipped:
            infos.append(f"{theme.warn}skipped={skipped}{theme.reset}")
        if expected:
            infos.append(f"{theme.warn}expected failures={expected}{theme.reset}")
        if unexpected:
            infos.append(f"{theme.fail}unexpected successes={unexpected}{theme.reset}")
        if infos:
            self.stream.writeln(" (%s)" % (", ".join(infos),))
        else:
            self.stream.write("\n")
        self.stream.flush()
