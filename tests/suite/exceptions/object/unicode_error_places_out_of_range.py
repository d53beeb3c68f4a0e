for start, end in (-5, -4), (0, 1), (0, 3), (5, 6), (2, 1):
    print(UnicodeEncodeError('u', 'ab', start, end, 'r'))
    print(UnicodeDecodeError('u', b'ab', start, end, 'r'))
    print(UnicodeTranslateError('ab', start, end, 'r'))

# expect-output:
# | 'u' codec can't encode characters in position -5--5: r
# | 'u' codec can't decode bytes in position -5--5: r
# | can't translate characters in position -5--5: r
# | 'u' codec can't encode character '\x61' in position 0: r
# | 'u' codec can't decode byte 0x61 in position 0: r
# | can't translate character '\x61' in position 0: r
# | 'u' codec can't encode characters in position 0-2: r
# | 'u' codec can't decode bytes in position 0-2: r
# | can't translate characters in position 0-2: r
# | 'u' codec can't encode characters in position 5-5: r
# | 'u' codec can't decode bytes in position 5-5: r
# | can't translate characters in position 5-5: r
# | 'u' codec can't encode characters in position 2-0: r
# | 'u' codec can't decode bytes in position 2-0: r
# | can't translate characters in position 2-0: r
