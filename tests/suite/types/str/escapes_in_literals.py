print("\x41\u0042\U00000043\103\N{LATIN SMALL LETTER E WITH ACUTE}\a".encode(), "a\
b", r"\n", "\'")

# expect-output:
# | b'ABCC\xc3\xa9\x07' ab \n '
