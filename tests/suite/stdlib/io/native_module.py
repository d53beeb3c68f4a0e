import _io
import io

for name in ("StringIO", "BytesIO", "FileIO", "BufferedReader", "TextIOWrapper", "UnsupportedOperation", "open_code"):
    print(name, getattr(_io, name) is getattr(io, name), getattr(io, name).__module__)
print(issubclass(io.IOBase, _io._IOBase), issubclass(_io.BytesIO, io.BufferedIOBase))
state = io.BytesIO(b"abc")
state.seek(2)
print(state.__reduce_ex__(2)[2])
fresh = io.StringIO()
fresh.__setstate__(("one\ntwo", "\n", 4, {"extra": 1}))
print(fresh.read(), fresh.extra)

# expect-output:
# | StringIO True _io
# | BytesIO True _io
# | FileIO True _io
# | BufferedReader True _io
# | TextIOWrapper True _io
# | UnsupportedOperation True io
# | open_code True _io
# | True True
# | (b'abc', 2, None)
# | two 1
