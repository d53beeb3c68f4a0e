import socket

with socket.create_server(("127.0.0.1", 0), backlog=1) as server:
    print(server.getsockname()[0], server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
    with socket.create_connection(server.getsockname(), 5, ("127.0.0.1", 0)) as client:
        connection, address = server.accept()
        with connection:
            print(connection.gettimeout(), client.gettimeout(), address == client.getsockname())
            copy = connection.dup()
            copy.sendall(b"by the copy")
            copy.close()
            print(client.recv(100), connection.get_inheritable())
    place = server.getsockname()
    try:
        socket.create_server(place)
    except OSError as error:
        print(error.errno, str(error).replace(str(place[1]), "PORT"))
for all_errors in False, True:
    try:
        socket.create_connection(place, all_errors=all_errors)
    except (OSError, ExceptionGroup) as error:
        print(type(error).__name__, error)
try:
    socket.create_server(place, dualstack_ipv6=True)
except ValueError as error:
    print(error)

# expect-output:
# | 127.0.0.1 1
# | None 5.0 True
# | b'by the copy' False
# | 98 [Errno 98] Address already in use (while attempting to bind on address ('127.0.0.1', PORT))
# | ConnectionRefusedError [Errno 111] Connection refused
# | ExceptionGroup create_connection failed (1 sub-exception)
# | dualstack_ipv6 requires AF_INET6 family
