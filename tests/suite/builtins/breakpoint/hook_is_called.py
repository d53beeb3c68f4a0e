import os
import sys

os.environ['PYTHONBREAKPOINT'] = 'builtins.len'
print(breakpoint([1, 2]), sys.breakpointhook is sys.__breakpointhook__)  # expect: 2 True
os.environ['PYTHONBREAKPOINT'] = '0'
print(breakpoint())  # expect: None
sys.breakpointhook = lambda *args, **kwargs: (args, kwargs)
print(breakpoint(1, b=2))  # expect: ((1,), {'b': 2})
