import copy

error = ValueError(1)
print(error.__dict__)  # expect: {}
error.note = 'x'
print(vars(error), copy.copy(error).note)  # expect: {'note': 'x'} x
error = ImportError('a', name='n', path='p')
print(error.__reduce__()[1:], copy.copy(error).name)  # expect: (('a',), {'name': 'n', 'path': 'p'}) n
