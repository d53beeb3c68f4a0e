print(ascii("aé€😀\n"), ascii(["é"]), ascii(1))  # expect: 'a\xe9\u20ac\U0001f600\n' ['\xe9'] 1
