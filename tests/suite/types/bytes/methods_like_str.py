b = b" Hello World "
print(b.strip(), b.upper(), b.lower().title(), b.split(), b.replace(b"l", b"L"), b.find(b"W"), b.startswith(b" H"), b.count(b"o"))  # expect: b'Hello World' b' HELLO WORLD ' b' Hello World ' [b'Hello', b'World'] b' HeLLo WorLd ' 7 True 2
