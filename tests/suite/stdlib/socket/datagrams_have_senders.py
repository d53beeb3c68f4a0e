import socket

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, socket.socket(type=socket.SOCK_DGRAM) as two:
    for end in one, two:
        end.bind(("127.0.0.1", 0))
    print(one.sendto(b"question", two.getsockname()))  # expect: 8
    data, sender = two.recvfrom(100)
    print(data, sender == one.getsockname())  # expect: b'question' True
    room = bytearray(4)
    print(two.sendto(b"answer", 0, sender))  # expect: 6
    count, sender = one.recvfrom_into(room)
    print(count, room, sender == two.getsockname())  # expect: 4 bytearray(b'answ') True
    one.connect(two.getsockname())
    print(one.getpeername() == two.getsockname(), one.send(b""))  # expect: True 0
    print(two.recv(10))  # expect: b''
