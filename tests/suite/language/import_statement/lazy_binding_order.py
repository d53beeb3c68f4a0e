import sys, sys as again
from sys import *

print(sys is again, "argv" in globals(), "_getframe" in globals())  # expect: True True False
