# importlib._bootstrap_external by the name that it has in an interpreter's core.

import sys

del sys.modules[__name__]
import importlib        # puts it in the place of this module
