print(b"a\r\nb\x0bc".splitlines(), b"a".center(5, b"*"), b"7".zfill(3), b"a\tb".expandtabs(2))  # expect: [b'a', b'b\x0bc'] b'**a**' b'007' b'a b'
