from plain import *
from chosen import *

print(sorted(name for name in globals() if not name.startswith("__")))  # expect: ['_listed', 'public']
