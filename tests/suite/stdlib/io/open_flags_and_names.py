import io

with open("f.bin", "wb") as f:
    print(type(f).__name__, f.mode, f.name, f.raw.fileno() > 2)  # expect: BufferedWriter wb f.bin True
with open("f.bin", buffering=1) as f:
    print(type(f).__name__, f.buffer.readable(), f.line_buffering)  # expect: TextIOWrapper True True
print(issubclass(io.StringIO, io.TextIOBase), io.DEFAULT_BUFFER_SIZE > 0)  # expect: True True
open("f.bin", "w", buffering=0)  # raises: ValueError: can't have unbuffered text I/O
