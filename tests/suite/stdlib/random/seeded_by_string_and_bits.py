import random

r = random.Random("taipan")
print(r.getrandbits(64), r.randrange(0, 100, 5), r.gauss(0, 1), r.randbytes(4))  # expect: 8421744631667776746 65 1.1927069082518307 b'\xbf\x87\xda-'
