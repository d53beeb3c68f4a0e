_functions = []


def register(func, /, *args, **kwargs):
    """Register a function to be executed upon normal program termination."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Unregister an exit function which was previously registered using atexit.register."""
    _functions[:] = [entry for entry in _functions if entry[0] != func]


def _clear():
    """Clear the list of previously registered exit functions."""
    _functions.clear()


def _ncallbacks():
    """Return the number of registered exit functions."""
    return len(_functions)


def _run_exitfuncs():
    """Run all registered exit functions."""
    while _functions:
        function, arguments, named = _functions.pop()
        try:
            function(*arguments, **named)
        except BaseException as error:
            import sys

            # this function is no part of the story
            error = error.with_traceback(error.__traceback__.tb_next)
            doing = f"Exception ignored in atexit callback {function!r}"
            sys.unraisablehook(sys._unraisable((type(error), error, error.__traceback__, doing, None)))
