import random
import struct

for bits in (2**1000, 2**63, -1):
    try:
        random.Random(1).getrandbits(bits)
    except Exception as error:
        print(repr(error))
for format in ("\0", b"i\0i"):
    try:
        struct.calcsize(format)
    except struct.error as error:
        print(error)

# expect-output:
# | OverflowError('Python int too large for C uint64_t')
# | MemoryError()
# | ValueError('Cannot convert negative int')
# | embedded null character
# | embedded null character
