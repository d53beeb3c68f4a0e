import warnings

with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("a", DeprecationWarning)
    warnings.warn("b")
print([(w.category.__name__, str(w.message)) for w in log])  # expect: [('DeprecationWarning', 'a'), ('UserWarning', 'b')]
