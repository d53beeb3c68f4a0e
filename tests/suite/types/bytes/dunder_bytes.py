class A:
    def __bytes__(self):
        return b"mine"


print(bytes(A()))  # expect: b'mine'
