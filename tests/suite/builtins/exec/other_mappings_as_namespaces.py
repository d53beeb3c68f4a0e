from types import MappingProxyType


class Refusing(dict):
    def __setitem__(self, key, value):
        raise KeyError(f'no {key}')


class Asked(dict):
    def __getitem__(self, key):
        raise KeyError(f'asked for {key}')


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


print(eval('one', {'__builtins__': MappingProxyType({'one': 1})}))
attempt(lambda: eval('one', {'__builtins__': MappingProxyType({})}))
attempt(lambda: exec('import foo.bar', {'__builtins__': MappingProxyType({})}))
attempt(lambda: exec('x = 1', Refusing()))
attempt(lambda: exec('print(1)', {'__builtins__': 123}))
attempt(lambda: eval('len', {'__builtins__': Asked(len=len)}))

# expect-output:
# | 1
# | NameError name 'one' is not defined
# | ImportError __import__ not found
# | KeyError 'no x'
# | TypeError 'int' object is not subscriptable
# | NameError name 'len' is not defined
