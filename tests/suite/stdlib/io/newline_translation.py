import io

print(io.StringIO("a\r\nb\rc\n").readlines(), io.StringIO("a\r\nb\rc", newline=None).readlines(), list(io.BytesIO(b"a\r\nb\nc")))  # expect: ['a\r\n', 'b\rc\n'] ['a\n', 'b\n', 'c'] [b'a\r\n', b'b\n', b'c']
