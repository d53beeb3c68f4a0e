import warnings


@warnings.deprecated("use g")
def f():
    return 1


with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    print(f(), log[0].message, log[0].category.__name__)  # expect: 1 use g DeprecationWarning
