import os
import sys

try:
    sys.stdout.flush()
    os._exit(4)
finally:
    print("never")

# exit: 4
