import io

s = io.StringIO("one\ntwo\n")
print(s.readline(), s.read(), s.seek(0), s.readlines(), s.tell())
s.seek(0)
s.write("ONE")
print(repr(s.getvalue()), s.truncate(2), repr(s.getvalue()))
s.close()
s.read()  # raises: ValueError: I/O operation on closed file

# expect-output:
# | one
# |  two
# |  0 ['one\n', 'two\n'] 8
# | 'ONE\ntwo\n' 2 'ON'
