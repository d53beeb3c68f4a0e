import io

b = io.BytesIO(b"abc")
print(b.read(1), b.getvalue(), bytes(b.getbuffer()[1:]), b.seek(0, 2), b.write(b"d"), b.getvalue(), b.readable())  # expect: b'a' b'abc' b'bc' 3 1 b'abcd' True
