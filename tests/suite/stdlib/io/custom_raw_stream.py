import io


class Zeros(io.RawIOBase):
    def readable(self):
        return True

    def readinto(self, buffer):
        buffer[:] = b"0" * len(buffer)
        return len(buffer)


print(io.BufferedReader(Zeros()).read(5), Zeros().read(3))  # expect: b'00000' b'000'
