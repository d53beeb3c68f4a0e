s = b"a\xff".decode("utf-8", "surrogateescape")
print(ascii(s), s.encode("utf-8", "surrogateescape"))  # expect: 'a\udcff' b'a\xff'
