t = u = ()
for _ in range(100000):
    t, u = (t,), (u,)
for action in (lambda: hash(t), lambda: t == u, lambda: isinstance(1, t)):
    try:
        action()
    except (RecursionError, TypeError):
        pass
print("alive")  # expect: alive
