import sys

sys.path.append(sys.path[0] + "/extra")
import hidden

print(hidden.x)  # expect: found
