e = UnicodeDecodeError("utf-8", b"ab\xff", 2, 3, "why")
print(e.encoding, e.object, e.start, e.end, e.reason)  # expect: utf-8 b'ab\xff' 2 3 why
print(e)  # expect: 'utf-8' codec can't decode byte 0xff in position 2: why
