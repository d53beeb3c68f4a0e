import io

stream = io.BytesIO(b"abcd")
view = stream.getbuffer()
view[0] = ord("A")
for act in (lambda: stream.write(b"zz"), lambda: stream.truncate(1), lambda: stream.close(), lambda: stream.__init__(b"x")):
    try:
        act()
    except BufferError as error:
        print(error)
view.release()
print(stream.getvalue(), stream.tell())


class Closing:
    def __index__(self):
        stream.close()
        return 0


try:
    stream.truncate(Closing())
except ValueError as error:
    print(error)

# expect-output:
# | Existing exports of data: object cannot be re-sized
# | Existing exports of data: object cannot be re-sized
# | Existing exports of data: object cannot be re-sized
# | Existing exports of data: object cannot be re-sized
# | b'Abcd' 0
# | I/O operation on closed file.
