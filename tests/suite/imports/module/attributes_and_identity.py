import math
import math as m
from math import pi, sqrt as root

print(math is m, pi == math.pi, root(16), math.__name__, type(math).__name__)  # expect: True True 4.0 math module
