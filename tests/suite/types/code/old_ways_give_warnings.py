import warnings


def plain():
    pass


def generator():
    yield


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    plain.__code__.co_lnotab
    plain.__code__ = generator.__code__
    plain.__code__ = generator.__code__
for warning in caught:
    print(warning.category.__name__, warning.message)

# expect-output:
# | DeprecationWarning co_lnotab is deprecated, use co_lines instead.
# | DeprecationWarning Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)
