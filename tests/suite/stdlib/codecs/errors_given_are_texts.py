import codecs

for call in (lambda: codecs.encode('x', 'utf-8', None), lambda: codecs.decode(b'x', 'utf-8', None),
             lambda: codecs.encode('x', 'utf-8', 1)):
    try:
        call()
    except TypeError as error:
        print(error)
print(codecs.encode('x', 'utf-8', 'strict'))

# expect-output:
# | encode() argument 'errors' must be str, not None
# | decode() argument 'errors' must be str, not None
# | encode() argument 'errors' must be str, not int
# | b'x'
