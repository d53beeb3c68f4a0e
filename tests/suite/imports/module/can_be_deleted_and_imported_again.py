import math

first = math
del math
import math

print(math is first)  # expect: True
