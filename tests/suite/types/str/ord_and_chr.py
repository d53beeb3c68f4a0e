print(ord("a"), ord("😀"), chr(8364), chr(0x10FFFF).encode())  # expect: 97 128512 € b'\xf4\x8f\xbf\xbf'
