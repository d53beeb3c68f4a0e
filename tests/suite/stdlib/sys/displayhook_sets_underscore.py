import builtins
import sys

sys.displayhook(5)  # expect: 5
print(builtins._)  # expect: 5
sys.displayhook(None)
print(builtins._)  # expect: 5
