import base64
import hashlib
import zlib

print(base64.b64encode(b"hello"), base64.b64decode("aGVsbG8="), hashlib.sha256(b"abc").hexdigest(), hashlib.md5(b"").hexdigest(), zlib.crc32(b"abc"))  # expect: b'aGVsbG8=' b'hello' ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad d41d8cd98f00b204e9800998ecf8427e 891568578
