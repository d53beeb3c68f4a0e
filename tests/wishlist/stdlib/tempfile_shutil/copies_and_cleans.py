import os
import shutil
import tempfile

with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "a")
    open(p, "w").write("x")
    shutil.copy(p, p + "2")
    print(sorted(os.listdir(d)))  # expect: ['a', 'a2']
print(os.path.exists(d))  # expect: False
