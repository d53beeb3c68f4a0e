a = [[1], 2, 3]
b = a[1:] + a[:1] + a * 2
print(b, b[2] is a[0], b[3] is a[0], a[5:], a[:], a[-2:], a * 0, a * -1, [] * 5, [None] * 3)  # expect: [2, 3, [1], [1], 2, 3, [1], 2, 3] True True [] [[1], 2, 3] [2, 3] [] [] [] [None, None, None]
a[0].append(9)
print(b)  # expect: [2, 3, [1, 9], [1, 9], 2, 3, [1, 9], 2, 3]
print("abcdef"[::-1], "abcdef"[::2], "äöü"[::-1], "aΩb"[::-1], "ab"[::-1].isascii(), "äa"[::-2])  # expect: fedcba ace üöä bΩa True a
