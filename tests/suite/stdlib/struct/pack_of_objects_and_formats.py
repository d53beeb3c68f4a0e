import struct


class Number:
    def __index__(self):
        return 7


print(struct.pack('<IHB', 1, 2, Number()), struct.pack(b'>h', -2), struct.unpack(b'<h', bytearray(b'\x01\x00')))
print(struct.unpack('<IHB', struct.pack('<IHB', 70000, 3, 4)), struct.unpack('', b''))
for use in (lambda: struct.pack(), lambda: struct.pack(3), lambda: struct.pack('<H', 70000), lambda: struct.pack('<H'),
            lambda: struct.unpack('<H', b'x'), lambda: struct.pack('é'), lambda: struct.pack('<Z', 1),
            lambda: struct.unpack('<H', 'xx'), lambda: struct.unpack('<H'), lambda: struct.pack('<h', 1.5)):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)

# expect-output:
# | b'\x01\x00\x00\x00\x02\x00\x07' b'\xff\xfe' (1,)
# | (70000, 3, 4) ()
# | TypeError missing format argument
# | TypeError Struct() argument 1 must be a str or bytes object, not int
# | error 'H' format requires 0 <= number <= 65535
# | error pack expected 1 items for packing (got 0)
# | error unpack requires a buffer of 2 bytes
# | UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# | error bad char in struct format
# | TypeError a bytes-like object is required, not 'str'
# | TypeError unpack expected 2 arguments, got 1
# | error required argument is not an integer
