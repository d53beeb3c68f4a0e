import os
import socket

one, two = socket.socketpair()
reader, writer = os.pipe()
print(socket.send_fds(one, [b"take ", b"this"], [writer]))  # expect: 9
data, numbers, flags, address = socket.recv_fds(two, 100, 4)
print(data, len(numbers), flags, address)  # expect: b'take this' 1 0 None
os.write(numbers[0], b"through the copy")
print(os.read(reader, 100), os.get_inheritable(numbers[0]))  # expect: b'through the copy' True
print(one.sendmsg([bytearray(b"ab"), memoryview(b"cd")]), two.recvmsg(10))  # expect: 4 (b'abcd', [], 0, None)
rooms = [bytearray(3), bytearray(3)]
one.send(b"spam!")
print(two.recvmsg_into(rooms), rooms)  # expect: (5, [], 0, None) [bytearray(b'spa'), bytearray(b'm!\x00')]
print(socket.CMSG_LEN(4), socket.CMSG_SPACE(4))  # expect: 20 24
for number in reader, writer, *numbers:
    os.close(number)
one.close()
two.close()
