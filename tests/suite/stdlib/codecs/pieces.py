import codecs
import io

for name in ("utf-8", "utf-7", "utf-16", "utf-32-be", "utf-8-sig", "unicode_escape", "raw_unicode_escape", "idna"):
    data = "a€.b".encode(name)
    decoder = codecs.getincrementaldecoder(name)()
    text = [decoder.decode(data[at : at + 1]) for at in range(len(data))]
    text.append(decoder.decode(b"", True))
    encoder = codecs.getincrementalencoder(name)()
    print(name, ascii([piece for piece in text if piece]), [encoder.encode("a"), encoder.encode("b", True)])
for data in (b"\xff\xff", b"a\0b\0"):
    try:
        codecs.getreader("utf-16")(io.BytesIO(data)).read()
    except UnicodeDecodeError as error:
        print(error)
decoder = codecs.getincrementaldecoder("utf-16")()
print(decoder.getstate(), decoder.decode(b"\xfe"), decoder.getstate(), decoder.decode(b"\xff\0a"), decoder.getstate())
codecs.register_error("star", lambda error: ("*", error.end))
print(b"a\xffb".decode("utf-8", "star"), codecs.utf_8_decode(b"a\xff\xc3", "star"), "aé".encode("ascii", "star"))

# expect-output:
# | utf-8 ['a', '\u20ac', '.', 'b'] [b'a', b'b']
# | utf-7 ['a', '\u20ac.', 'b'] [b'a', b'b']
# | utf-16 ['a', '\u20ac', '.', 'b'] [b'\xff\xfea\x00', b'b\x00']
# | utf-32-be ['a', '\u20ac', '.', 'b'] [b'\x00\x00\x00a', b'\x00\x00\x00b']
# | utf-8-sig ['a', '\u20ac', '.', 'b'] [b'\xef\xbb\xbfa', b'b']
# | unicode_escape ['a', '\u20ac', '.', 'b'] [b'a', b'b']
# | raw_unicode_escape ['a', '\u20ac', '.', 'b'] [b'a', b'b']
# | idna ['a\u20ac.', 'b'] [b'', b'ab']
# | 'utf-16' codec can't decode bytes in position 0-1: Stream does not start with BOM
# | 'utf-16' codec can't decode bytes in position 0-1: Stream does not start with BOM
# | (b'', 2)  (b'\xfe', 2) a (b'', 1)
# | a*b ('a*', 2) b'a*'
