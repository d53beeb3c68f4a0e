print((1.5).hex(), (0.1).hex(), (-0.0).hex(), float.fromhex("0x1.8p+1"), float.fromhex("0x.8"))  # expect: 0x1.8000000000000p+0 0x1.999999999999ap-4 -0x0.0p+0 3.0 0.5
