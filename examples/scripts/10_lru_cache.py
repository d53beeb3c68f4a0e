"""A least-recently-used cache over a doubly linked list, as a decorator."""

from functools import wraps


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self

    def unlink(self):
        self.before.after, self.after.before = self.after, self.before

    def link_after(self, other):
        self.before, self.after = other, other.after
        other.after.before = self
        other.after = self


class Cache:
    def __init__(self, size):
        self.size = size
        self.nodes = {}
        self.ring = Node()
        self.hits = self.misses = 0

    def get(self, key, make):
        if node := self.nodes.get(key):
            self.hits += 1
            node.unlink()
        else:
            self.misses += 1
            node = self.nodes[key] = Node(key, make())
            if len(self.nodes) > self.size:
                oldest = self.ring.before
                oldest.unlink()
                del self.nodes[oldest.key]
        node.link_after(self.ring)
        return node.value

    def __iter__(self):
        node = self.ring.after
        while node is not self.ring:
            yield node.key
            node = node.after


def cached(size):
    def decorate(function):
        cache = Cache(size)

        @wraps(function)
        def inner(*args):
            return cache.get(args, lambda: function(*args))

        inner.cache = cache
        return inner

    return decorate


@cached(3)
def square(n):
    print("  computing", n)
    return n * n


for n in [1, 2, 3, 1, 4, 2, 1]:
    print(f"square({n}) = {square(n)}   newest first: {[key for (key,) in square.cache]}")
print(f"{square.cache.hits} hits, {square.cache.misses} misses, name kept: {square.__name__}")


@cached(1000)
def ways(steps):
    return 1 if steps <= 1 else ways(steps - 1) + ways(steps - 2)


print(ways(90))
