"""A server and its client in one thread: whoever would wait lets the other run."""
import socket
from greenlet import greenlet, getcurrent

waiting = []


def patiently(attempt, *arguments):
    while True:
        try:
            return attempt(*arguments)
        except BlockingIOError:
            waiting.append(getcurrent())
            hub.switch()


def serve():
    connection, address = patiently(server.accept)
    connection.setblocking(False)
    print("server:", address == client.getsockname())
    while data := patiently(connection.recv, 4):
        print("server:", data)
        connection.send(data.upper())
    connection.close()


def ask():
    print("client:", client.connect_ex(server.getsockname()) in (0, 115))
    for word in b"spam", b"eggs":
        patiently(client.send, word)
        print("client:", patiently(client.recv, 10))
    client.shutdown(socket.SHUT_WR)
    print("client:", patiently(client.recv, 10))


hub = getcurrent()
server = socket.create_server(("127.0.0.1", 0))
client = socket.socket()
for end in server, client:
    end.setblocking(False)
waiting += greenlet(serve), greenlet(ask)
while waiting:
    waiting.pop(0).switch()
client.close()
server.close()
print("done")

# expect-output:
# | client: True
# | server: True
# | server: b'spam'
# | client: b'SPAM'
# | server: b'eggs'
# | client: b'EGGS'
# | client: b''
# | done
