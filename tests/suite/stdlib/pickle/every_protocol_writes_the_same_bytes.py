import collections
import enum
import hashlib
import pickle


class Color(enum.Enum):
    RED = 1


class Plain:
    def __init__(self, *values):
        self.values = values

    def __eq__(self, other):
        return type(other) is type(self) and vars(other) == vars(self)

    class Inner:
        pass


class Slots:
    __slots__ = "a", "b"

    def __init__(self):
        self.a = 1

    def __eq__(self, other):
        return type(other) is Slots and self.a == other.a


class Grown(list):
    pass


class Made:
    def __new__(cls, *, size):
        return object.__new__(cls)

    def __getnewargs_ex__(self):
        return (), {"size": 3}

    def __eq__(self, other):
        return type(other) is Made


Point = collections.namedtuple("Point", "x y")
cell = []
grown = Grown([1, 2])
grown.note = "n"
values = [
    None, True, False, 0, 255, 256, 65536, -1, 2**31, -2**31, 2**40, -2**2040, 10**700, 1.5, -0.0, "", "text", "é\n\\\0", "\ud800", "x" * 300,
    b"", b"bytes", b"x" * 300, bytearray(b"ba"), bytearray(), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, [2, 3]], {}, {1: 2},
    {"a": [1], "b": (2,)}, set(), {5}, frozenset(), frozenset({5}), list(range(1001)), dict.fromkeys(range(2001)), [cell, cell], Color.RED,
    Plain(1, "a"), Slots(), grown, Made(size=3), Point(1, 2), collections.OrderedDict(a=1), collections.Counter("aab"), collections.deque([1, 2], 5),
    Plain, Plain.Inner, len, int, type(None), ..., NotImplemented, range(3), slice(1, 2), 1 + 2j, ValueError("v", 1), Plain(1).__init__.__func__,
    [1].append.__name__, "x" * 70000, [b"y" * 70000, "z"],
]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    digest = hashlib.md5()
    for value in values:
        if type(value) is Slots and protocol < 2:
            try:
                pickle.dumps(value, protocol)
            except TypeError as error:
                print(error)
            continue
        data = pickle.dumps(value, protocol)
        if b"encode\n" not in data:
            digest.update(data)
        back = pickle.loads(data)
        same = repr(back) == repr(value) if isinstance(value, (ValueError, float)) else back == value
        assert same and type(back) is type(value), (protocol, value, back)
    print(protocol, digest.hexdigest())

# expect-output:
# | a class that defines __slots__ without defining __getstate__ cannot be pickled
# | 0 5b67aa4cc0c55e5d2b611d282a7cbf1f
# | a class that defines __slots__ without defining __getstate__ cannot be pickled
# | 1 c1e32487b54c49151ef78dcf0d527aca
# | 2 4045270520544d4c7a901ef504c13cbb
# | 3 048aa619bb0ada8d438c96a5b399af4a
# | 4 262512f4487c7327fe5b6e176deca25f
# | 5 23a41280604feeaf44d0780a20986c18
