b = b"a,b,,c"
print(b.split(b","), b.rsplit(b",", 1), b"  a  b ".split(), b.rpartition(b","), b"x".split(b","), b"ab".rindex(b"b"))  # expect: [b'a', b'b', b'', b'c'] [b'a,b,', b'c'] [b'a', b'b'] (b'a,b,', b',', b'c') [b'x'] 1
b.split(b"")  # raises: ValueError: empty separator
