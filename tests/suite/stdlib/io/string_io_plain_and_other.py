import io

def err(f):
    try:
        return f()
    except BaseException as e:
        return (type(e).__name__, str(e))
for args in [(), ('a\nb\nc',), (None,), ('',), ('a\r\nb', None), ('a\r\nb', ''), ('a\nb', '\r\n'), ('a\nb', '\n'), ('é\nĀ\n𝒳z\n',)]:
    s = io.StringIO(*args)
    print(repr(s.getvalue()), repr(s.read(2)), s.tell(), repr(s.readline()), repr(s.read()), repr(s.read()), s.seek(0), list(s), s.seek(1), repr(s.readline(1)), s.seek(0, 2), s.write('xyz'), repr(s.getvalue()), s.seek(100), repr(s.read(3)), repr(s.readline()), s.write('q'), len(s.getvalue()))
s = io.StringIO('abc')
print(s.seek(1), s.write('ZZZ'), s.getvalue(), s.truncate(2), s.getvalue(), s.tell(), repr(s.read()))
print(err(lambda: io.StringIO(5)), err(lambda: io.StringIO('a', 'x')), err(lambda: io.StringIO(b'a')), err(lambda: io.StringIO(initial_value='q', newline=None).read()), err(lambda: io.StringIO('a', '\n', 3)), err(lambda: io.StringIO(z=1)))
s = io.StringIO('a\nb')
s.close()
for f in (s.read, s.readline, s.getvalue, lambda: next(s), lambda: s.seek(0), s.tell, lambda: s.write('a'), lambda: list(s)):
    print(err(f))
s = io.StringIO('a\nb')
print(err(lambda: s.seek(-1)), err(lambda: s.seek(1, 1)), err(lambda: s.seek(0, 1)), err(lambda: s.seek(0, 5)), err(lambda: s.read('a')), err(lambda: s.readline(1.5)), err(lambda: s.seek('a')), s.read(None), s.seek(0), s.readline(None), s.read(-5), err(lambda: s.write(5)), err(lambda: next(s)), err(lambda: s.seek(True)), repr(s.read(True)))

class Sub(io.StringIO):

    def readline(self, *a):
        return super().readline(*a).upper()
print(list(Sub('a\nb')), Sub('ab').read(), Sub('ab').getvalue())

class Sub2(io.StringIO):

    def __init__(self, v):
        super().__init__(v)
        self.q = v

    def write(self, t):
        return super().write(t + '!')
s = Sub2('ab')
print(s.q, s.getvalue())
print('x', file=s)
print(s.getvalue())
s = io.StringIO.__new__(io.StringIO)
print(err(s.getvalue), err(s.read), err(lambda: next(s)), err(lambda: s.write('a')))
s.__init__('zz')
print(s.read())
s.__init__()
print(repr(s.read()))

class St(str):
    pass
s = io.StringIO(St('abc'))
print(s.read(), type(s.getvalue()))
s = io.StringIO()
s.write(St('abc'))
print(type(s.getvalue()))
s = io.StringIO('a\nb\n')
for l in s:
    print(repr(l))
    s.write('')
s = io.StringIO()
for i in range(3):
    print(i, 'x', file=s)
print(repr(s.getvalue()))
s.write('end')
print(repr(s.getvalue()), s.tell())
import pickle
t = pickle.loads(pickle.dumps(s))
print(t.getvalue(), t.tell())
s = io.StringIO('a' * 10 + '\n' + 'b')
print(len(s.readline()), s.readlines(), s.closed, s.newlines, s.line_buffering)

# expect-output:
# | '' '' 0 '' '' '' 0 [] 1 '' 0 3 'xyz' 100 '' '' 1 101
# | 'a\nb\nc' 'a\n' 2 'b\n' 'c' '' 0 ['a\n', 'b\n', 'c'] 1 '\n' 5 3 'a\nb\ncxyz' 100 '' '' 1 101
# | '' '' 0 '' '' '' 0 [] 1 '' 0 3 'xyz' 100 '' '' 1 101
# | '' '' 0 '' '' '' 0 [] 1 '' 0 3 'xyz' 100 '' '' 1 101
# | 'a\nb' 'a\n' 2 'b' '' '' 0 ['a\n', 'b'] 1 '\n' 3 3 'a\nbxyz' 100 '' '' 1 101
# | 'a\r\nb' 'a\r' 2 '\n' 'b' '' 0 ['a\r\n', 'b'] 1 '\r' 4 3 'a\r\nbxyz' 100 '' '' 1 101
# | 'a\r\nb' 'a\r' 2 '\nb' '' '' 0 ['a\r\n', 'b'] 1 '\r' 4 3 'a\r\nbxyz' 100 '' '' 1 101
# | 'a\nb' 'a\n' 2 'b' '' '' 0 ['a\n', 'b'] 1 '\n' 3 3 'a\nbxyz' 100 '' '' 1 101
# | 'é\nĀ\n𝒳z\n' 'é\n' 2 'Ā\n' '𝒳z\n' '' 0 ['é\n', 'Ā\n', '𝒳z\n'] 1 '\n' 7 3 'é\nĀ\n𝒳z\nxyz' 100 '' '' 1 101
# | 1 3 aZZZ 2 aZ 4 ''
# | ('TypeError', 'initial_value must be str or None, not int') ('ValueError', "illegal newline value: 'x'") ('TypeError', 'initial_value must be str or None, not bytes') q ('TypeError', 'StringIO() takes at most 2 arguments (3 given)') ('TypeError', "StringIO() got an unexpected keyword argument 'z'")
# | ('ValueError', 'I/O operation on closed file')
# | ('ValueError', 'I/O operation on closed file')
# | ('ValueError', 'I/O operation on closed file')
# | ('ValueError', 'I/O operation on closed file')
# | ('ValueError', 'I/O operation on closed file')
# | ('ValueError', 'I/O operation on closed file')
# | ('ValueError', 'I/O operation on closed file')
# | ('ValueError', 'I/O operation on closed file.')
# | ('ValueError', 'Negative seek position -1') ('OSError', "Can't do nonzero cur-relative seeks") 0 ('ValueError', 'Invalid whence (5, should be 0, 1 or 2)') ('TypeError', "argument should be integer or None, not 'str'") ('TypeError', "argument should be integer or None, not 'float'") ('TypeError', "'str' object cannot be interpreted as an integer") a
# | b 0 a
# |  b ('TypeError', "string argument expected, got 'int'") ('StopIteration', '') 1 '\n'
# | ['A\n', 'B'] ab ab
# | ab ab
# | x!
# | !
# | ('ValueError', 'I/O operation on uninitialized object') ('ValueError', 'I/O operation on uninitialized object') ('ValueError', 'I/O operation on uninitialized object') ('ValueError', 'I/O operation on uninitialized object')
# | zz
# | ''
# | abc <class 'str'>
# | <class 'str'>
# | 'a\n'
# | 'b\n'
# | '0 x\n1 x\n2 x\n'
# | '0 x\n1 x\n2 x\nend' 15
# | 0 x
# | 1 x
# | 2 x
# | end 15
# | 11 ['b'] False None False
