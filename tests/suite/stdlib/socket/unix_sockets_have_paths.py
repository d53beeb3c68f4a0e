import os
import socket

with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
    print(repr(server.getsockname()))  # expect: ''
    server.bind("here")
    server.listen()
    print(server.getsockname(), os.path.exists("here"))  # expect: here True
    client.connect("here")
    connection, address = server.accept()
    with connection:
        print(repr(address), connection.getsockname(), client.getpeername())  # expect: '' here here
        client.sendall(b"hello")
        print(connection.recv(10))  # expect: b'hello'
with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as hidden:
    hidden.bind(b"\0taipan-%d" % os.getpid())
    print(hidden.getsockname()[:7])  # expect: b'\x00taipan'
