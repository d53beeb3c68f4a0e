import warnings

for arguments in ((1j, 2), (1, 2j), (0j, -0.0), (-0.0, 0j), (1j,), (1.5, 2), ("1", 2), (1, [])):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            print(complex(*arguments), [str(warning.message) for warning in caught])
        except TypeError as error:
            print(error)

# expect-output:
# | 3j ["complex() argument 'real' must be a real number, not complex"]
# | (-1+0j) ["complex() argument 'imag' must be a real number, not complex"]
# | 0j ["complex() argument 'real' must be a real number, not complex"]
# | (-0+0j) ["complex() argument 'imag' must be a real number, not complex"]
# | 1j []
# | (1.5+2j) []
# | complex() argument 'real' must be a real number, not str
# | complex() argument 'imag' must be a real number, not list
