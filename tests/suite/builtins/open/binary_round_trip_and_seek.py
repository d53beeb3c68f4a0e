with open("a.bin", "wb+") as f:
    f.write(bytes(range(10)))
    f.seek(-3, 2)
    print(f.read(), f.tell())  # expect: b'\x07\x08\t' 10
    f.seek(2)
    print(f.read(2))  # expect: b'\x02\x03'
    f.truncate(4)
with open("a.bin", "rb") as f:
    print(f.read())  # expect: b'\x00\x01\x02\x03'
