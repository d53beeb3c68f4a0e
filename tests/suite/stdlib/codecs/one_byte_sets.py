import codecs

for name in ("cp1252", "CP437", "iso-8859-15", "koi8-r", "mac_roman", "windows-1251", "cp037"):
    info = codecs.lookup(name)
    print(info.name, info.decode(b"a\xa4\xe9"), ascii(codecs.encode("\xe9", name, "replace")))
import encodings.cp1252

print(len(encodings.cp1252.decoding_table), encodings.cp1252.getregentry().name)
print(encodings.normalize_encoding(" utf--8 "), encodings.aliases.aliases["latin1"], encodings.search_function("nothing"))
decoder = codecs.getincrementaldecoder("cp437")()
print(decoder.decode(b"\x80"), decoder.getstate())

# expect-output:
# | cp1252 ('a¤é', 3) b'\xe9'
# | cp437 ('añΘ', 3) b'\x82'
# | iso8859-15 ('a€é', 3) b'\xe9'
# | koi8-r ('a╓И', 3) b'?'
# | mac-roman ('a§È', 3) b'\x8e'
# | cp1251 ('a¤й', 3) b'?'
# | cp037 ('/uZ', 3) b'Q'
# | 256 cp1252
# | utf_8 latin_1 None
# | Ç (b'', 0)
