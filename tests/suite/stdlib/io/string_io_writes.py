import io

s = io.StringIO()
for n in range(5):
    print(s.write('ab\n'), s.tell(), end=' ')
print(repr(s.getvalue()))
s.seek(2)
s.write('XYZ')
print(repr(s.getvalue()), s.tell())
s.seek(20)
s.write('end')
print(repr(s.getvalue()), s.write(''))
t = io.StringIO('start', newline='\r\n')
t.seek(0, 2)
print(t.write('a\nb'), repr(t.getvalue()))
u = io.StringIO(newline=None)
print(u.write('a\r\nb\r'), repr(u.getvalue()))
for use in (lambda: s.write(b'x'), lambda: s.write(3), lambda: (s.close(), s.write('x')), lambda: s.getvalue(),
            lambda: io.StringIO.write('x', 'y')):
    try:
        use()
    except Exception as error:
        print(type(error).__name__, error)


class Loud(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


loud = Loud()
print('hello', 1, file=loud)
loud.mark = 3
print(repr(loud.getvalue()), vars(loud), vars(io.StringIO('x')), loud.__getstate__())
print(io.StringIO.__new__(io.StringIO).closed if False else io.StringIO('a\nb').readlines())

# expect-output:
# | 3 3 3 6 3 9 3 12 3 15 'ab\nab\nab\nab\nab\n'
# | 'abXYZ\nab\nab\nab\n' 5
# | 'abXYZ\nab\nab\nab\n\x00\x00\x00\x00\x00end' 0
# | 3 'starta\r\nb'
# | 5 'a\nb\n'
# | TypeError string argument expected, got 'bytes'
# | TypeError string argument expected, got 'int'
# | ValueError I/O operation on closed file
# | ValueError I/O operation on closed file
# | TypeError descriptor 'write' for '_io.StringIO' objects doesn't apply to a 'str' object
# | 'HELLO 1\n' {'mark': 3} {} ('HELLO 1\n', '\n', 8, {'mark': 3})
# | ['a\n', 'b']
