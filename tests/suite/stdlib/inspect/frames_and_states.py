import inspect


def f():
    return inspect.currentframe().f_back.f_lineno, inspect.stack()[1].function


def g():
    yield


it = g()
print(f(), inspect.getgeneratorstate(it), next(it), inspect.getgeneratorstate(it))  # expect: (13, '<module>') GEN_CREATED None GEN_SUSPENDED
