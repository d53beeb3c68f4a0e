import io
import os

folder = "/tmp/taipan-lines-%d" % os.getpid()
os.mkdir(folder)
path = os.path.join(folder, "lines.txt")

with open(path, "w") as file:
    for i in range(3000):
        file.write("line %d\n" % i)
    file.write("naïve café\n")
    file.write("\N{GREEK SMALL LETTER OMEGA}\n")
    try:
        file.write(b"bytes")
    except TypeError as error:
        print(error)
    try:
        file.write("\udc80")
    except UnicodeEncodeError as error:
        print(error)
    print(file.tell())
    file.write("no newline")
print(os.path.getsize(path))

with open(path) as file:
    print(next(file), end="")
    try:
        file.tell()
    except OSError as error:
        print(error)
    print(file.readline(), end="")
    print(sum(map(len, file)))
    print(file.tell(), repr(file.readline()))
    file.seek(0)
    print(repr(file.readline(3)), repr(file.readline()), repr(file.read(5)), repr(file.readline()))
    print(file.tell())
    print(file.readlines()[-3:])

with open(path, "rb") as file:
    print(next(file), file.readline(4), file.readline(), file.peek(3)[:3], file.tell())
    lines = list(file)
    print(len(lines), lines[-2:], repr(file.readline()))
    file.seek(-7, 2)
    print(file.readline())

file = open(path)
next(file)
file.close()
for act in (lambda: next(file), file.readline, lambda: file.write("x")):
    try:
        act()
    except ValueError as error:
        print(error)

file = open(path)
next(file)
file.buffer.close()
try:
    next(file)
except ValueError as error:
    print(error)

file = open(path, "w")
file.write("kept\n")
buffer = file.detach()
for act in (lambda: file.write("lost"), file.readline, lambda: next(file)):
    try:
        act()
    except ValueError as error:
        print(error)
buffer.write(b"raw\n")
raw = buffer.detach()
try:
    buffer.write(b"x")
except ValueError as error:
    print(error)
raw.close()
with open(path, newline="") as file:
    print(list(file))


class Loud(io.TextIOWrapper):
    def readline(self, size=-1):
        return super().readline(size).upper()

    def write(self, text):
        return super().write(text * 2)


with open(path, "wb", buffering=0) as raw:
    with Loud(io.BufferedWriter(raw), "utf-8") as file:
        file.write("twice\n")
with open(path, "rb") as buffer:
    print(list(Loud(buffer, "utf-8")))

with open(path, "w", newline="\r\n") as file:
    file.write("a\nb\n")
with open(path, newline="\n") as file:
    print(list(file))
with open(path, "rb") as file:
    print(file.read())
with open(path, "r+") as file:
    print(file.readline(), end="")
    file.write("c\n")
    file.seek(0)
    print(file.read())
with open(path, "w", encoding="ascii", errors="replace") as file:
    print(file.write("é\n"), file.write("e\n"))
with open(path, "w", encoding="utf-16") as file:
    file.write("é\n")
    file.write("é\n")
with open(path, encoding="utf-16") as file:
    print(list(file))
with open(path, "w", buffering=1) as file:
    file.write("half")
    print(os.path.getsize(path))
    file.write(" a line\n")
    print(os.path.getsize(path))
print(repr(io.BufferedReader.__new__(io.BufferedReader).raw))
for cls in (io.TextIOWrapper, io.BufferedReader, io.BufferedWriter):
    try:
        cls.__new__(cls).readline()
    except (ValueError, io.UnsupportedOperation) as error:
        print(error)
os.remove(path)
os.rmdir(folder)

# expect-output:
# | write() argument must be str, not bytes
# | 'utf-8' codec can't encode character '\udc80' in position 0: surrogates not allowed
# | 28906
# | 28916
# | line 0
# | telling position disabled by next() call
# | line 1
# | 28899
# | 28916 ''
# | 'lin' 'e 0\n' 'line ' '1\n'
# | 14
# | ['naïve café\n', 'ω\n', 'no newline']
# | b'line 0\n' b'line' b' 1\n' b'lin' 14
# | 3001 [b'\xcf\x89\n', b'no newline'] b''
# | b'newline'
# | I/O operation on closed file.
# | I/O operation on closed file.
# | I/O operation on closed file.
# | I/O operation on closed file.
# | underlying buffer has been detached
# | underlying buffer has been detached
# | underlying buffer has been detached
# | raw stream has been detached
# | ['kept\n', 'raw\n']
# | ['TWICE\n', 'TWICE\n']
# | ['a\r\n', 'b\r\n']
# | b'a\r\nb\r\n'
# | a
# | a
# | b
# | c
# |
# | 2 2
# | ['é\n', 'é\n']
# | 0
# | 12
# | None
# | I/O operation on uninitialized object
# | I/O operation on uninitialized object
# | read
