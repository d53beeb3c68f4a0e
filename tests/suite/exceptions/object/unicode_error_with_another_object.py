for cls, subject, wrong in ((UnicodeDecodeError, b'x', 's'), (UnicodeEncodeError, 'x', b's')):
    error = cls('a', subject, 0, 1, 'reason')
    print(error)
    for value in (wrong, 3):
        error.object = value
        try:
            print(str(error))
        except TypeError as refused:
            print(refused)
print(UnicodeDecodeError('a', bytearray(b'\xff'), 0, 1, 'r').object)

# expect-output:
# | 'a' codec can't decode byte 0x78 in position 0: reason
# | UnicodeError 'object' attribute must be a bytes
# | UnicodeError 'object' attribute must be a bytes
# | 'a' codec can't encode character '\x78' in position 0: reason
# | UnicodeError 'object' attribute must be a string
# | UnicodeError 'object' attribute must be a string
# | b'\xff'
