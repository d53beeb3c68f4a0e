import copy
import re

p = re.compile("a")
print(copy.deepcopy(p) is p, copy.copy("s") == "s", copy.deepcopy((1, [2]))[1], copy.deepcopy(range(3)), copy.copy({1, 2}))  # expect: True True [2] range(0, 3) {1, 2}
