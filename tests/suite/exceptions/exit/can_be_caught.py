import sys

try:
    sys.exit("text")
except SystemExit as error:
    print(repr(error), error.code)  # expect: SystemExit('text') text
