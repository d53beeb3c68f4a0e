# Names with dots where no part stands are not found.
for name in '.', '..', 'os.', 'os..path', '':
    try:
        __import__(name)
    except (ImportError, ValueError) as error:
        print(repr(name), type(error).__name__, error)

# expect-output:
# | '.' ModuleNotFoundError No module named '.'
# | '..' ModuleNotFoundError No module named '.'
# | 'os.' ModuleNotFoundError No module named 'os.'; 'os' is not a package
# | 'os..path' ModuleNotFoundError No module named 'os.'; 'os' is not a package
# | '' ValueError Empty module name
