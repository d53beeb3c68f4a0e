check_hash_based_pycs = 'default'


def find_frozen(name, /, *, withdata=False):
    return (None, is_frozen_package(name), name) if is_frozen(name) else None


def get_frozen_object(name, data=None, /):
    return compile(_source(name), f'<frozen {name}>', 'exec', dont_inherit=True)


def import_module(name):
    return __import__(name, None, None, ('__name__',), 0)
