for name in '.', '..', './', 'nothing.', 'nothing..there', 'os..path', '':
    try:
        __import__(name)
    except (ImportError, ValueError) as error:
        print(type(error).__name__, error)

# expect-output:
# | ModuleNotFoundError No module named '.'
# | ModuleNotFoundError No module named '.'
# | ModuleNotFoundError No module named './'
# | ModuleNotFoundError No module named 'nothing'
# | ModuleNotFoundError No module named 'nothing'
# | ModuleNotFoundError No module named 'os.'; 'os' is not a package
# | ValueError Empty module name
