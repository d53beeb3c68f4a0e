import os
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(os.path.exists(True), [str(warning.message) for warning in caught])
for path in (1.5, None, "\udfff"):
    try:
        os.stat(path)
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))
print(os.path.exists("\udfff"))
try:
    os.urandom(2**70)
except OverflowError as error:
    print(error)

# expect-output:
# | True ['bool is used as a file descriptor']
# | TypeError 'stat: path should be string, bytes, os.PathLike or integer, not float'
# | TypeError 'stat: path should be string, bytes, os.PathLike or integer, not NoneType'
# | UnicodeEncodeError "'utf-8' codec can't encode character '\\udfff' in position 0: surrogates not allowed"
# | False
# | Python int too large to convert to C ssize_t
