import socket

print(IOError is OSError, EnvironmentError is OSError, socket.error is OSError, socket.timeout is TimeoutError)  # expect: True True True True
