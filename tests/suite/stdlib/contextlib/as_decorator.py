from contextlib import ContextDecorator, contextmanager


@contextmanager
def logged():
    print("before")
    yield
    print("after")


@logged()
def f():
    print("f")


f()
f()

# expect-output:
# | before
# | f
# | after
# | before
# | f
# | after
