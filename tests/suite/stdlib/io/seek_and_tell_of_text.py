import io

s = io.StringIO("abcdef")
print(s.read(2), s.tell(), s.seek(1), s.read(2), s.seek(0, 2), repr(s.read()))  # expect: ab 2 1 bc 6 ''
s.seek(-1, 1)  # raises: OSError: Can't do nonzero cur-relative seeks
