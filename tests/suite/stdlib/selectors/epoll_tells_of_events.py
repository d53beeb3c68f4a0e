import os
import select

reader, writer = os.pipe()
with select.epoll() as own:
    own.register(reader, select.EPOLLIN)
    own.register(writer, select.EPOLLOUT)
    print(own.poll(0) == [(writer, select.EPOLLOUT)])
    os.write(writer, b"x")
    own.modify(writer, 0)
    print(own.poll(1) == [(reader, select.EPOLLIN)])
    own.unregister(reader)
    print(own.poll(0), own.poll(0.001))
    for attempt in lambda: own.register(writer), lambda: own.unregister(reader), lambda: own.poll(0, 0), lambda: own.poll("a"):
        try:
            attempt()
        except (OSError, ValueError, TypeError) as error:
            print(type(error).__name__, error)
print(own.closed)
try:
    own.poll()
except ValueError as error:
    print(error)
os.close(reader)
os.close(writer)

# expect-output:
# | True
# | True
# | [] []
# | FileExistsError [Errno 17] File exists
# | FileNotFoundError [Errno 2] No such file or directory
# | ValueError maxevents must be greater than 0, got 0
# | TypeError timeout must be an integer or None
# | True
# | I/O operation on closed epoll object
