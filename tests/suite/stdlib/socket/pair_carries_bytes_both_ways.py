import socket

one, two = socket.socketpair()
print(one.family, one.type, one.proto)  # expect: 1 1 0
print(one.send(b"there"), two.recv(100))  # expect: 5 b'there'
two.sendall(b"and back")
print(one.recv(3), one.recv(100, socket.MSG_PEEK), one.recv(100))  # expect: b'and' b' back' b' back'
room = bytearray(b"......")
two.send(b"abc")
print(one.recv_into(room, 2), room, one.recv_into(memoryview(room)[2:]), room)  # expect: 2 bytearray(b'abc...') 1 bytearray(b'abc...')
two.close()
print(one.recv(10))  # expect: b''
print(two.fileno(), two)  # expect: -1 <socket.socket [closed] fd=-1, family=1, type=1, proto=0>
one.close()
