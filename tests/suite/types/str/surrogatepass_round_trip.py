b = "\ud83d".encode("utf-8", "surrogatepass")
print(b, ascii(b.decode("utf-8", "surrogatepass")))  # expect: b'\xed\xa0\xbd' '\ud83d'
