print(b"abc", b"\x00\xff\n\t'", b'"', rb"\n", b"a" b"b", bytes())  # expect: b'abc' b"\x00\xff\n\t'" b'"' b'\\n' b'ab' b''
