import importlib

import counted  # expect: loading False

counted.extra = "kept"
again = importlib.reload(counted)  # expect: loading True
print(again is counted, counted.extra)  # expect: True kept
