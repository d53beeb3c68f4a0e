print("abcabc".rindex("b"), "abcabc".rindex("b", 0, 3), "".rindex(""))  # expect: 4 1 0
"abc".rindex("z")  # raises: ValueError: substring not found
