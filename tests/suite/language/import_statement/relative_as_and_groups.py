from collections import (
    OrderedDict as Ordered,
    deque,
)
import os.path as path, math as m

print(Ordered.__name__, deque.__name__, path.basename("a/b"), m.floor(1.5))  # expect: OrderedDict deque b 1
