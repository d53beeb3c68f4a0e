s = "a€😀é"
print(len(s), s[2], s[1:3], s[::-1], s.index("é"), [hex(ord(c)) for c in s])  # expect: 4 😀 €😀 é😀€a 3 ['0x61', '0x20ac', '0x1f600', '0xe9']
