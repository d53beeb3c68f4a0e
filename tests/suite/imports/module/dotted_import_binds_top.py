import os.path

print(os.path.join("a", "b"), "os" in globals(), "path" in globals())  # expect: a/b True False
import os.path as p

print(p is os.path)  # expect: True
