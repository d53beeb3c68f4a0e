import re

print(re.findall(rb"\w+", b"ab cd"), re.sub(b"a", b"x", b"banana"))  # expect: [b'ab', b'cd'] b'bxnxnx'
re.search("a", b"a")  # raises: TypeError: cannot use a string pattern on a bytes-like object
