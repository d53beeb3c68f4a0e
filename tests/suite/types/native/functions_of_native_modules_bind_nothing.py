import codecs, hashlib, marshal, pickle, posix, socket, stat, struct, time, warnings


class Holder:
    clock = time.gmtime
    digest = hashlib.md5
    path = posix.fspath
    find = codecs.lookup
    dumps = pickle.dumps
    freeze = marshal.dumps
    size = struct.calcsize
    swap = socket.ntohs
    mode = stat.S_ISDIR


one = Holder()
print(one.clock(0).tm_year)
print(one.digest(b'x').name)
print(one.path('a'))
print(one.find('latin-1').name)
print(pickle.loads(one.dumps([1])))
print(marshal.loads(one.freeze(2)))
print(one.size('b'))
print(one.swap(256))
print(one.mode(0))
for function in (time.gmtime, hashlib.md5, codecs.lookup, pickle.dumps, struct.calcsize, socket.ntohs,
                 marshal.dumps, stat.S_ISDIR, warnings.warn, posix.stat):
    print(function, type(function).__name__, function.__qualname__)

# expect-output:
# | 1970
# | md5
# | a
# | iso8859-1
# | [1]
# | 2
# | 1
# | 1
# | False
# | <built-in function gmtime> builtin_function_or_method gmtime
# | <built-in function openssl_md5> builtin_function_or_method openssl_md5
# | <built-in function lookup> builtin_function_or_method lookup
# | <built-in function dumps> builtin_function_or_method dumps
# | <built-in function calcsize> builtin_function_or_method calcsize
# | <built-in function ntohs> builtin_function_or_method ntohs
# | <built-in function dumps> builtin_function_or_method dumps
# | <built-in function S_ISDIR> builtin_function_or_method S_ISDIR
# | <built-in function warn> builtin_function_or_method warn
# | <built-in function stat> builtin_function_or_method stat
