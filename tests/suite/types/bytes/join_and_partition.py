print(b",".join([b"a", bytearray(b"b")]), b"a=b".partition(b"="), b"a b".rpartition(b" "))  # expect: b'a,b' (b'a', b'=', b'b') (b'a', b' ', b'b')
