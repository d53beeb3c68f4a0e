print(b"abc".isalpha(), b"12".isdigit(), b" ".isspace(), b"aB".islower(), b"a\x80".isascii(), b"Ab Cd".istitle())  # expect: True True True False False True
