import codecs


def search(name):
    if name == 'shout':
        return codecs.CodecInfo(lambda text, errors='strict': (text.upper().encode(), len(text)),
                                lambda data, errors='strict': (bytes(data).decode().lower(), len(data)), name='shout')
    if name == 'plain':
        return tuple(codecs.lookup('ascii'))


def dots(error):
    return '.' * (error.end - error.start), error.end


codecs.register(search)
print('abc'.encode('shout'), b'ABC'.decode('shout'), str(b'XY', 'Shout'), bytes('q', 'shout'))  # expect: b'ABC' abc xy b'Q'
print('abc'.encode('plain'))  # expect: b'abc'
codecs.register_error('dots', dots)
print('a\xe9\xe8b'.encode('ascii', 'dots'), b'a\xffb'.decode('ascii', 'dots'))  # expect: b'a..b' a.b
codecs.unregister(search)
try:
    'abc'.encode('shout')
except LookupError as error:
    print(error)  # expect: unknown encoding: shout
