import weakref


def inner():
    yield 1
    raise ValueError


def outer(generator):
    yield from generator


generator = inner()
reference = weakref.ref(generator)
try:
    list(outer(generator))
except ValueError:
    del generator
print(reference())  # expect: None
