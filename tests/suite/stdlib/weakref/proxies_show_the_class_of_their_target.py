import weakref


class Target:
    """A target."""
    kind = 1


target = Target()
proxy = weakref.proxy(target)
print(proxy.__class__ is Target, isinstance(proxy, Target), type(proxy).__name__, proxy.__doc__, proxy.kind)  # expect: True True ProxyType A target. 1
proxy.kind = 2
print(target.kind)  # expect: 2
del target
try:
    proxy.__class__
except ReferenceError as error:
    print(error)  # expect: weakly-referenced object no longer exists
