import copy
from collections import deque

source = deque('abcd')
for iterator in iter(source), reversed(source):
    next(iterator)
    twin = copy.copy(iterator)
    print(next(twin), list(iterator), list(twin), type(twin).__name__)
    print(list(copy.copy(iterator)), list(type(iterator)(source)), list(type(iterator)(source, 3)))

# expect-output:
# | b ['b', 'c', 'd'] ['c', 'd'] _deque_iterator
# | [] ['a', 'b', 'c', 'd'] ['d']
# | c ['c', 'b', 'a'] ['b', 'a'] _deque_reverse_iterator
# | [] ['d', 'c', 'b', 'a'] ['a']
