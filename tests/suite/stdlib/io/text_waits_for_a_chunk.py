import io


class Raw(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        print("write", len(data))
        return len(data)


text = io.TextIOWrapper(Raw(), encoding="ascii")
text.write("abc")
text.write("def")
print("flush")
text.flush()
text.write("x" * 8190)
text.write("yz!")
text.write("z" * 8192)
text.write("end")
text._CHUNK_SIZE = 4
text.write("more")
for size in (0, "x", 2**70):
    try:
        text._CHUNK_SIZE = size
    except Exception as error:
        print(type(error).__name__, error)
text.detach()
try:
    text.buffer
except ValueError as error:
    print(error)

# expect-output:
# | flush
# | write 6
# | write 8193
# | write 8192
# | write 3
# | write 4
# | ValueError a strictly positive integer is required
# | TypeError 'str' object cannot be interpreted as an integer
# | ValueError cannot fit 'int' into an index-sized integer
# | underlying buffer has been detached
