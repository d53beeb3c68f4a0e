from socket import *


def told(function, *arguments):
    try:
        print(function(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


for text in "1.2.3.4", "1.2.3", "0x7f.1", "010.0.0.1", "x", "1.2.3.256", "":
    told(inet_aton, text)
for text in "::", "::1", "1::", "fe80::1:2", "::ffff:1.2.3.4", "1:2:3:4:5:6:7:8", "1::2::3", "::x", "12345::", ":1":
    told(inet_pton, AF_INET6, text)
told(inet_pton, AF_INET, "1.2.3")
told(inet_pton, 99, "1.2.3")
for packed in bytes(16), bytes(15) + b"\1", bytes(12) + b"abcd", bytes(10) + b"\xff\xff" + b"abcd", bytes(range(16)), b"\1" + bytes(14) + b"\1":
    told(inet_ntop, AF_INET6, packed)
told(inet_ntop, AF_INET, b"123")
told(inet_ntop, 77, b"1")
told(inet_ntoa, b"abcd")
told(inet_ntoa, b"abc")
for function in ntohs, htonl:
    for number in 1, -1, 1 << 16, 1 << 32, "a":
        told(function, number)

# expect-output:
# | b'\x01\x02\x03\x04'
# | b'\x01\x02\x00\x03'
# | b'\x7f\x00\x00\x01'
# | b'\x08\x00\x00\x01'
# | OSError illegal IP address string passed to inet_aton
# | OSError illegal IP address string passed to inet_aton
# | OSError illegal IP address string passed to inet_aton
# | b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# | b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01'
# | b'\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00'
# | b'\xfe\x80\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x02'
# | b'\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\xff\xff\x01\x02\x03\x04'
# | b'\x00\x01\x00\x02\x00\x03\x00\x04\x00\x05\x00\x06\x00\x07\x00\x08'
# | OSError illegal IP address string passed to inet_pton
# | OSError illegal IP address string passed to inet_pton
# | OSError illegal IP address string passed to inet_pton
# | OSError illegal IP address string passed to inet_pton
# | OSError illegal IP address string passed to inet_pton
# | OSError [Errno 97] Address family not supported by protocol
# | ::
# | ::1
# | ::97.98.99.100
# | ::ffff:97.98.99.100
# | 1:203:405:607:809:a0b:c0d:e0f
# | 100::1
# | ValueError invalid length of packed IP address string
# | ValueError unknown address family 77
# | 97.98.99.100
# | OSError packed IP wrong length for inet_ntoa
# | 256
# | ValueError Cannot convert negative int
# | OverflowError Python int too large for C uint16_t
# | OverflowError Python int too large for C uint16_t
# | TypeError 'str' object cannot be interpreted as an integer
# | 16777216
# | ValueError Cannot convert negative int
# | 256
# | OverflowError Python int too large for C uint32_t
# | TypeError 'str' object cannot be interpreted as an integer
