"""Whether lines that were typed so far are a statement, the beginning of one, or wrong.

compile_command(source, filename, symbol) answers code, or None where more lines must follow, or raises what
compile() raises. CommandCompiler does so and remembers `from __future__ import` of earlier statements.
"""

import __future__
import warnings

__all__ = ['compile_command', 'Compile', 'CommandCompiler']

PyCF_ONLY_AST = 0x400
PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000

_features = [getattr(__future__, name) for name in __future__.all_feature_names]
_flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT
# statements that an empty line ends where they are typed
_blocks = {
    'If', 'For', 'While', 'With', 'Try', 'TryStar', 'FunctionDef', 'ClassDef', 'Match', 'AsyncFor', 'AsyncWith',
    'AsyncFunctionDef',
}


def _is_nothing(source):
    return all(not line or line.startswith('#') for line in map(str.strip, source.split('\n')))


def _wants_more(source, filename, symbol, flags):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', (SyntaxWarning, DeprecationWarning))
        try:
            tree = compile(source + '\n', filename, symbol, flags | _flags | PyCF_ONLY_AST)
        except _IncompleteInputError:
            return True
        except SyntaxError:
            return False
    if symbol != 'single' or source.endswith('\n'):
        return False
    return type(tree.body[-1]).__name__ in _blocks


def _maybe_compile(compiler, source, filename, symbol, flags):
    if symbol != 'eval' and _is_nothing(source):
        source = 'pass'
    if _wants_more(source, filename, symbol, flags):
        return None
    return compiler(source, filename, symbol)


def compile_command(source, filename='<input>', symbol='single', flags=0):
    """Code of what was typed, or None where it is the beginning of a statement.

    symbol: 'single' as at a prompt, 'exec' or 'eval'
    flags: further flags for compile()
    """
    def compiler(source, filename, symbol):
        return compile(source, filename, symbol, flags | PyCF_DONT_IMPLY_DEDENT, True)

    return _maybe_compile(compiler, source, filename, symbol, flags)


class Compile:
    """compile() that goes on with the future statements of what it has compiled."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        flags |= self.flags
        if kwargs.get('incomplete_input', True) is False:
            flags &= ~_flags
        made = compile(source, filename, symbol, flags, True)
        if flags & PyCF_ONLY_AST:
            return made
        for feature in _features:
            if made.co_flags & feature.compiler_flag:
                self.flags |= feature.compiler_flag
        return made


class CommandCompiler:
    """compile_command() that goes on with the future statements of what it has compiled."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename='<input>', symbol='single'):
        """Code of what was typed, or None where it is the beginning of a statement."""
        def compiler(source, filename, symbol):
            return self.compiler(source, filename, symbol, incomplete_input=False)

        return _maybe_compile(compiler, source, filename, symbol, self.compiler.flags)
