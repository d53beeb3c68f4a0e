from collections import deque

d = deque("abcab")
d.remove("c")
d.insert(1, "x")
print(d, d.index("a", 1), d.count("b"), d + deque("z"), d * 2 == d + d)  # expect: deque(['a', 'x', 'b', 'a', 'b']) 3 2 deque(['a', 'x', 'b', 'a', 'b', 'z']) True
d.remove("q")  # raises: ValueError: deque.remove(x): x not in deque
