import io
import marshal

shared = ["x"]
values = [None, True, False, ..., StopIteration, 0, -1, 2**31, -2**100, 1.5, -0.0, 2 - 3j, "", "text", "é\ud800", b"", b"\0\xff", (), (1, (2,)),
          [1, [2]], {"a": 1, 2: [3]}, {1}, frozenset({"q"}), slice(1, None, 2), "z" * 300]
for value in values:
    for version in range(marshal.version + 1):
        if isinstance(value, slice) and version < 5:
            continue
        back = marshal.loads(marshal.dumps(value, version))
        assert type(back) is type(value) and repr(back) == repr(value), (value, version)
print(len(values))
back = marshal.loads(marshal.dumps([shared, shared]))
print(back, back[0] is back[1])
circle = []
circle.append(circle)
back = marshal.loads(marshal.dumps(circle))
print(back[0] is back)
file = io.BytesIO()
marshal.dump(1, file)
marshal.dump("two", file)
file.seek(0)
print(marshal.load(file), marshal.load(file))
print(marshal.loads(b"\xe9\x07\x00\x00\x00"), marshal.loads(b"l\x02\x00\x00\x00\x01\x00\x02\x00"), marshal.loads(b"g\x00\x00\x00\x00\x00\x00\xf8?"))
for bad in b"", b"q", b"i\1", b"r\5\0\0\0", b"(\xff\xff\xff\xff":
    try:
        marshal.loads(bad)
    except (ValueError, EOFError) as error:
        print(type(error).__name__, error)
for bad in object(), [object()]:
    try:
        marshal.dumps(bad)
    except ValueError as error:
        print(error)

# expect-output:
# | 25
# | [['x'], ['x']] True
# | True
# | 1 two
# | 7 65537 1.5
# | EOFError EOF read where object expected
# | ValueError bad marshal data (unknown type code)
# | EOFError marshal data too short
# | ValueError bad marshal data (invalid reference)
# | ValueError bad marshal data (tuple size out of range)
# | unmarshallable object
# | unmarshallable object
