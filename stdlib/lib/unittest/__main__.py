"""The command: python -m unittest."""

import sys

if sys.argv[0].endswith('__main__.py'):
    import os.path
    # what a user would type, for the usage text
    sys.argv[0] = os.path.basename(sys.executable or 'python') + ' -m unittest'
    del os

__unittest = True

from .main import main

main(module=None)
