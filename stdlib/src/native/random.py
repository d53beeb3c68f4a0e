class Random(_Twister):
    """Random() -> create a random number generator with its own internal state."""

    __slots__ = ()

    def __new__(cls, /, *args, **kwargs):
        if cls is Random:
            if kwargs:
                raise TypeError("Random() takes no keyword arguments")
            if len(args) > 1:
                raise TypeError(f"Random expected at most 1 argument, got {len(args)}")
        self = _Twister.__new__(cls)
        Random.seed(self, *args[:1])
        return self

    def __init__(self, /, *args, **kwargs):
        pass

    def seed(self, n=None, /):
        """seed([n]) -> None.

Defaults to use urandom and falls back to a combination
of the current time and the process identifier."""
        if n is None:
            from os import urandom
            n = int.from_bytes(urandom(2496), 'little')
        elif not isinstance(n, int):
            n = hash(n) & 0xffffffffffffffff
        self._start(n)
