import weakref

view = memoryview(b'abcdef')
print(hash(view) == hash(b'abcdef'), weakref.ref(view)() is view)
for other in view, b'abcdef':
    try:
        other < view
    except TypeError as error:
        print(error)
view.release()
print(hash(view) == hash(b'abcdef'))
view = memoryview(b'abcdef')
view.release()
try:
    hash(view)
except ValueError as error:
    print(error)

# expect-output:
# | True True
# | '<' not supported between instances of 'memoryview' and 'memoryview'
# | '<' not supported between instances of 'bytes' and 'memoryview'
# | True
# | operation forbidden on released memoryview object
