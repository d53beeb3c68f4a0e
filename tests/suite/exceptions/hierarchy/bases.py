for cls in (KeyError, IndexError, ZeroDivisionError, FileNotFoundError, UnicodeDecodeError, ModuleNotFoundError, RecursionError, NotImplementedError, TabError, StopAsyncIteration, TimeoutError, GeneratorExit):
    print(" < ".join(c.__name__ for c in cls.__mro__[:-1]))

# expect-output:
# | KeyError < LookupError < Exception < BaseException
# | IndexError < LookupError < Exception < BaseException
# | ZeroDivisionError < ArithmeticError < Exception < BaseException
# | FileNotFoundError < OSError < Exception < BaseException
# | UnicodeDecodeError < UnicodeError < ValueError < Exception < BaseException
# | ModuleNotFoundError < ImportError < Exception < BaseException
# | RecursionError < RuntimeError < Exception < BaseException
# | NotImplementedError < RuntimeError < Exception < BaseException
# | TabError < IndentationError < SyntaxError < Exception < BaseException
# | StopAsyncIteration < Exception < BaseException
# | TimeoutError < OSError < Exception < BaseException
# | GeneratorExit < BaseException
