"""A prompt written as a script: InteractiveInterpreter runs what was typed, InteractiveConsole also reads it."""

import builtins
import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ['InteractiveInterpreter', 'InteractiveConsole', 'interact', 'compile_command']


class InteractiveInterpreter:
    """Runs sources in a namespace, and shows what goes wrong without ending."""

    def __init__(self, locals=None):
        if locals is None:
            locals = {'__name__': '__console__', '__doc__': None}
        self.locals = locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename='<input>', symbol='single'):
        """Run what was typed; True if more lines must follow first."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError, MemoryError, RecursionError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Run code. SystemExit goes on its way, all other exceptions are shown."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Show the SyntaxError that is being handled."""
        kind, error, _ = sys.exc_info()
        try:
            if filename and issubclass(kind, SyntaxError):
                error.filename = filename
            self._show(kind, error, None, kwargs.pop('source', ''))
        finally:
            kind = error = None

    def showtraceback(self):
        """Show the exception that is being handled, without this module's frame."""
        kind, error, frames = sys.exc_info()
        try:
            self._show(kind, error, frames.tb_next, '')
        finally:
            kind = error = frames = None

    def _show(self, kind, error, frames, source):
        sys.last_type = kind
        sys.last_traceback = frames
        error = error.with_traceback(frames)
        # a SyntaxError without a line gets it from what was typed
        lines = source.splitlines()
        if source and kind is SyntaxError and not error.text and error.lineno is not None and len(lines) >= error.lineno:
            error.text = lines[error.lineno - 1]
        sys.last_exc = sys.last_value = error
        if sys.excepthook is sys.__excepthook__:
            self.write(''.join(traceback.format_exception(kind, error, frames)))
            return
        try:
            sys.excepthook(kind, error, frames)
        except SystemExit:
            raise
        except BaseException as other:
            other.__context__ = None
            shown = other.with_traceback(other.__traceback__.tb_next)
            print('Error in sys.excepthook:', file=sys.stderr)
            sys.__excepthook__(type(other), shown, shown.__traceback__)
            print(file=sys.stderr)
            print('Original exception was:', file=sys.stderr)
            sys.__excepthook__(kind, error, frames)

    def write(self, data):
        """Write to sys.stderr; for subclasses to do elsewhere."""
        sys.stderr.write(data)


class _Leave:
    """`exit` and `quit` where they must not close standard input."""

    def __init__(self, name):
        self.name = name
        self.eof = 'Ctrl-Z plus Return' if sys.platform == 'win32' else 'Ctrl-D (i.e. EOF)'

    def __repr__(self):
        return f'Use {self.name} or {self.eof} to exit'

    def __call__(self, code=None):
        raise SystemExit(code)


class InteractiveConsole(InteractiveInterpreter):
    """A prompt that reads lines with input()."""

    def __init__(self, locals=None, filename='<console>', *, local_exit=False):
        InteractiveInterpreter.__init__(self, locals)
        self.filename = filename
        self.local_exit = local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forget the lines that wait for more."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Read and run until the input ends.

        banner: what is printed first
        exitmsg: what is printed last
        """
        added = [name for name in ('ps1', 'ps2') if not hasattr(sys, name)]
        sys.ps1 = getattr(sys, 'ps1', '>>> ')
        sys.ps2 = getattr(sys, 'ps2', '... ')
        hidden = {}
        if self.local_exit:
            for name in ('exit', 'quit'):
                if hasattr(builtins, name):
                    hidden[name] = getattr(builtins, name)
                    setattr(builtins, name, _Leave(name))
        try:
            self._greet(banner)
            self._read_and_run()
            if exitmsg is None:
                self.write(f'now exiting {self.__class__.__name__}...\n')
            elif exitmsg:
                self.write(f'{exitmsg}\n')
        finally:
            for name, value in hidden.items():
                setattr(builtins, name, value)
            for name in added:
                delattr(sys, name)

    def _greet(self, banner):
        if banner is None:
            hints = 'Type "help", "copyright", "credits" or "license" for more information.'
            self.write(f'Python {sys.version} on {sys.platform}\n{hints}\n({self.__class__.__name__})\n')
        elif banner:
            self.write(f'{banner}\n')

    def _read_and_run(self):
        more = False
        while True:
            try:
                try:
                    line = self.raw_input(str(sys.ps2 if more else sys.ps1))
                except EOFError:
                    self.write('\n')
                    return
                more = self.push(line)
            except KeyboardInterrupt:
                self.write('\nKeyboardInterrupt\n')
                self.resetbuffer()
                more = False
            except SystemExit as error:
                if not self.local_exit:
                    raise
                self.write('\n')
                return

    def push(self, line, filename=None, _symbol='single'):
        """Take one more line; True if the statement is not complete yet."""
        self.buffer.append(line)
        more = self.runsource('\n'.join(self.buffer), self.filename if filename is None else filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=''):
        """Read a line; EOFError at the end. For subclasses to read from elsewhere."""
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """A prompt over a namespace: InteractiveConsole in one call.

    readfunc: what reads a line in the place of raw_input()
    local: the namespace
    """
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    else:
        try:
            import readline
        except ImportError:
            pass
    console.interact(banner, exitmsg)


if __name__ == '__main__':
    import argparse

    parser = argparse.ArgumentParser(color=True)
    parser.add_argument('-q', action='store_true', help="don't print version and copyright messages")
    interact('' if parser.parse_args().q or sys.flags.quiet else None)
