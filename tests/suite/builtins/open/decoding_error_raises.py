with open("a.txt", "wb") as f:
    f.write(b"\xff")
with open("a.txt", encoding="utf-8") as f:
    f.read()  # raises: UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
