# The function behind a function's annotations is named after it.
def f() -> None:
    def nested() -> None: pass
    return nested


class Outer:
    x: int

    def method(self, x: int): pass

    async def later(self) -> int: ...

    def generic[T](self) -> T: ...


for one in f, f(), Outer, Outer.method, Outer.later, Outer.generic:
    print(one.__annotate__.__qualname__, one.__annotate__.__name__)
f.__qualname__ = 'other'
print(f.__annotate__.__qualname__)

# expect-output:
# | f.__annotate__ __annotate__
# | f.<locals>.nested.__annotate__ __annotate__
# | Outer.__annotate__ __annotate__
# | Outer.method.__annotate__ __annotate__
# | Outer.later.__annotate__ __annotate__
# | Outer.generic.__annotate__ __annotate__
# | f.__annotate__
