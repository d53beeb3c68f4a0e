print(str(), str(1.5), str([1, "a"]), str(b"x"), str(b"\xc3\xa9", "utf-8"), str(object=3))  # expect:  1.5 [1, 'a'] b'x' é 3
