import codecs

print(codecs.encode("Hello", "rot13"), codecs.decode("Uryyb", "rot_13"))
print(codecs.encode(b"ab", "hex"), codecs.decode(b"6162", "hex_codec"))
print(codecs.encode(b"abc" * 30, "base64"))
print(codecs.encode(b"a=b\xff", "quopri"), codecs.decode(b"a=3Db", "quopri"))
print(codecs.encode(b"abc", "uu"), codecs.decode(codecs.encode(b"abc", "uu"), "uu"))
for act in (
    lambda: "a".encode("hex"),
    lambda: b"a".decode("rot13"),
    lambda: str(b"a", "hex"),
    lambda: bytes("a", "hex"),
    lambda: codecs.encode("a", "hex"),
    lambda: codecs.decode(b"zz", "hex"),
):
    try:
        act()
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))

# expect-output:
# | Uryyb Hello
# | b'6162' b'ab'
# | b'YWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJj\nYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJjYWJj\n'
# | b'a=3Db=FF' b'a=b'
# | b'begin 666 <data>\n#86)C\n \nend\n' b'abc'
# | LookupError 'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs None
# | LookupError 'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs None
# | LookupError 'hex' is not a text encoding; use codecs.decode() to handle arbitrary codecs None
# | LookupError 'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs None
# | TypeError a bytes-like object is required, not 'str' ["encoding with 'hex' codec failed"]
# | Error Non-hexadecimal digit found ["decoding with 'hex' codec failed"]
