import os
from contextlib import chdir

os.mkdir("d")
before = os.getcwd()
with chdir("d"):
    print(os.path.basename(os.getcwd()))  # expect: d
print(os.getcwd() == before)  # expect: True
