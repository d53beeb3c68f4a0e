import struct

for action in ('struct.pack("B", 256)', 'struct.unpack("I", b"abc")', 'struct.pack("q")', 'struct.pack("k", 1)', 'struct.pack("i", "a")'):
    try:
        eval(action)
    except struct.error as error:
        print(error)

# expect-output:
# | 'B' format requires 0 <= number <= 255
# | unpack requires a buffer of 4 bytes
# | pack expected 1 items for packing (got 0)
# | bad char in struct format
# | required argument is not an integer
