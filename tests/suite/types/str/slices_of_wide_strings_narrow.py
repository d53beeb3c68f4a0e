s = "a😀b€c"
print([s[i:j] for i in range(3) for j in range(i + 1, 4)], s[2:3].isascii(), (s[0] + s[2]).encode("ascii"))  # expect: ['a', 'a😀', 'a😀b', '😀', '😀b', 'b'] True b'ab'
