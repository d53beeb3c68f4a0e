s = "é€"
print(s.encode(), s.encode("utf-16-le"), s.encode("utf-32-be"), "é".encode("latin-1"), s.encode("utf-8-sig"))  # expect: b'\xc3\xa9\xe2\x82\xac' b'\xe9\x00\xac ' b'\x00\x00\x00\xe9\x00\x00 \xac' b'\xe9' b'\xef\xbb\xbf\xc3\xa9\xe2\x82\xac'
