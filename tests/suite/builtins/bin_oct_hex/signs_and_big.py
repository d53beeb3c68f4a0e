print(bin(10), bin(-10), oct(8), hex(255), hex(-255), hex(2**70), bin(True))  # expect: 0b1010 -0b1010 0o10 0xff -0xff 0x400000000000000000 0b1
