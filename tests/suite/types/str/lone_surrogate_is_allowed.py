s = "a\ud800b"
print(len(s), ascii(s), repr(s), s[1] == "\ud800")  # expect: 3 'a\ud800b' 'a\ud800b' True
