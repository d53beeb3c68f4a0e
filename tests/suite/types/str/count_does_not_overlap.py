print("aaaa".count("aa"), "abc".count(""), "abcabc".count("b", 2), "".count(""))  # expect: 2 4 1 1
