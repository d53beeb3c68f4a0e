import socket

one, two = socket.socketpair()
with one.makefile("w", encoding="utf-8", newline="\n") as text:
    print("grüße", file=text)
    print("second line", file=text)
reader = two.makefile("rb")
two.close()
print(two.fileno() >= 0, reader.readline())  # expect: True b'gr\xc3\xbc\xc3\x9fe\n'
one.close()
print(reader.readlines(), reader.name == two.fileno(), reader.mode)  # expect: [b'second line\n'] True rb
reader.close()
print(two.fileno())  # expect: -1
one, two = socket.socketpair()
with one, two, one.makefile("rwb", buffering=0) as raw:
    print(raw.write(b"ab"), raw.seekable(), raw.readable(), raw.mode)  # expect: 2 False True rwb
    two.send(b"q")
    print(raw.read(3))  # expect: b'q'
    try:
        one.makefile("x")
    except ValueError as error:
        print(error)  # expect: invalid mode 'x' (only r, w, b allowed)
