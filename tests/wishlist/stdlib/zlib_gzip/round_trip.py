import gzip
import zlib

data = b"abc" * 1000
print(zlib.decompress(zlib.compress(data)) == data, gzip.decompress(gzip.compress(data)) == data, len(zlib.compress(data)) < 50)  # expect: True True True
zlib.decompress(b"bad")  # raises: zlib.error: Error -3 while decompressing data: incorrect header check
