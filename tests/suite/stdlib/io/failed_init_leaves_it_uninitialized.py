import io

reader = io.BufferedReader(io.BytesIO(b"abc"))
try:
    reader.__init__(io.BytesIO(), buffer_size=0)
except ValueError as error:
    print(error)  # expect: buffer size must be strictly positive
try:
    reader.read()
except ValueError as error:
    print("read", error)  # expect: read I/O operation on uninitialized object


class Greedy(io.BufferedIOBase):
    def read(self, size=-1):
        return b"x" * 10


try:
    Greedy().readinto(bytearray(2))
except ValueError as error:
    print(error)  # expect: read() returned too much data: 2 bytes requested, 10 returned
