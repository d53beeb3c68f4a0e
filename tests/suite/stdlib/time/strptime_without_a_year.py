import time
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    time.strptime("2 3", "%m %d")
    time.strptime("2000 1", "%Y %d")
print(len(caught), caught[0].lineno, str(caught[0].message).splitlines()[0])
for text, format in (("2000", "%"), ("20", "%Q"), ("1", "%4")):
    try:
        time.strptime(text, format)
    except ValueError as error:
        print(error)
try:
    time.strftime("%Y", (-(2**31), 1, 1, 0, 0, 0, 0, 1, -1))
except OverflowError as error:
    print(error)

# expect-output:
# | 1 6 Parsing dates involving a day of month without a year specified is ambiguous
# | stray % in format '%'
# | 'Q' is a bad directive in format '%Q'
# | stray % in format '%4'
# | year out of range
