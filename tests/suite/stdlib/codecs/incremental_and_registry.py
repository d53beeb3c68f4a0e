import codecs

d = codecs.getincrementaldecoder("utf-8")()
print(repr(d.decode(b"\xc3")), repr(d.decode(b"\xa9")), codecs.encode("abc", "rot13"), codecs.lookup("UTF8").name, codecs.BOM_UTF8)  # expect: '' 'é' nop utf-8 b'\xef\xbb\xbf'
