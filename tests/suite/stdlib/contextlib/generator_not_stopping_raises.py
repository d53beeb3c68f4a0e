from contextlib import contextmanager


@contextmanager
def bad():
    yield
    yield


with bad():  # raises: RuntimeError: generator didn't stop
    pass
