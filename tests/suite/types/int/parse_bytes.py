print(int(b"12"), int(bytearray(b"ff"), 16))  # expect: 12 255
