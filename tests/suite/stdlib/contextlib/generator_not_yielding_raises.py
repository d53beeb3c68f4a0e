from contextlib import contextmanager


@contextmanager
def bad():
    return
    yield


with bad():  # raises: RuntimeError: generator didn't yield
    pass
