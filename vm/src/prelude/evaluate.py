# What `compile`, `eval` and `exec` leave to a script: arguments that need a script, syntax trees, and the
# warnings that the parser and the compiler have found.


def compile_by_script(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, _feature_version=-1):
    if not isinstance(filename, (str, bytes)):
        kind = type(filename)
        if _find_special(filename, '__fspath__') is None:
            raise TypeError(f'expected str, bytes or os.PathLike object, not {kind.__name__}')
        filename = _find_special(filename, '__fspath__')(filename)
        if not isinstance(filename, (str, bytes)):
            raise TypeError(f'expected {kind.__name__}.__fspath__() to return str or bytes, not {type(filename).__name__}')
    flags = small_index(flags)
    optimize = small_index(optimize)
    answer = _compile_checked(source, filename, mode, flags, True if dont_inherit else False, optimize)
    if type(answer) is tuple:
        give_syntax_warnings(answer[1], filename)
        return answer[0]
    if answer is not None:
        return answer
    import _ast
    if not isinstance(source, (str, bytes, bytearray, memoryview, _ast.AST)):
        raise TypeError('compile() arg 1 must be a string, bytes or AST object')
    if isinstance(filename, bytes):
        filename = filename.decode('utf-8', 'surrogateescape')
    _audit('compile', (source if isinstance(source, str) else None, filename))
    made, found = _ast._compile(source, filename, mode, flags, optimize, small_index(_feature_version))
    give_syntax_warnings(found, filename)
    return made


def small_index(value):
    value = index_of(value)
    if not -0x80000000 <= value < 0x80000000:
        raise OverflowError('Python int too large to convert to C int')
    return value


def give_syntax_warnings(found, filename):
    if not found:
        return
    import warnings
    for message, line, offset, end_line, end_offset, text in found:
        try:
            warnings.warn_explicit(message, SyntaxWarning, filename, line)
        except SyntaxWarning:
            pass
        else:
            continue
        # where it is an error there is no future to speak of
        message = message.replace('Such sequences will not work in the future. ', '')
        error = SyntaxError(message, (filename, line, offset, text, end_line, end_offset))
        raise error from None


def run_warned(bundle):
    function, found, filename = bundle
    give_syntax_warnings(found, filename)
    return function()
