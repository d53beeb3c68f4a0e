import array


class Source(array.array):
    def __hash__(self):
        view.release()
        return 5


view = memoryview(Source('B', b'abc')).toreadonly()
for work in lambda: hash(view), view.__hash__:
    try:
        work()
    except BufferError as error:
        print(error)


class Separator(bytes):
    def __len__(self):
        view.release()
        return 1


try:
    view.hex(Separator(b':'))
except BufferError as error:
    print(error)
view.release()
try:
    hash(memoryview(bytearray(b'abc')).toreadonly())
except TypeError as error:
    print(error)
print(hash(memoryview(b'abc')) == hash(b'abc'))

# expect-output:
# | memoryview has 1 exported buffer
# | memoryview has 1 exported buffer
# | memoryview has 1 exported buffer
# | unhashable type: 'bytearray'
# | True
