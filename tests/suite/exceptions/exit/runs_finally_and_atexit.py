import atexit
import sys

atexit.register(print, "atexit one")
atexit.register(print, "atexit two")
try:
    sys.exit(2)
finally:
    print("finally")

# expect-output:
# | finally
# | atexit two
# | atexit one
# exit: 2
