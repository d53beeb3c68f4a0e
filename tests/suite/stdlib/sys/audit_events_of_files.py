import os
import sys

log = []
sys.addaudithook(lambda event, args: event.startswith(("os.", "open")) and log.append((event, args)))


def show():
    told = log[:]
    log.clear()
    for event, args in told:
        print(event, args)


open("a.txt", "w").close()
open("a.txt", "r+b").close()
os.close(os.open("a.txt", os.O_RDONLY))
show()
os.mkdir("one")
os.mkdir("two", 0o700)
os.rename("one", "three")
os.rmdir("two")
os.listdir("three")
os.scandir("three").close()
os.chmod("a.txt", 0o600)
os.utime("a.txt", ns=(1, 2))
os.truncate("a.txt", 3)
show()
os.symlink("a.txt", "b.txt")
os.link("a.txt", "c.txt")
os.remove("b.txt")
os.unlink("c.txt")
os.chdir("three")
os.environ["AUDITED"] = "yes"
del os.environ["AUDITED"]
show()
os.system("true")
show()

# expect-output:
# | open ('a.txt', 'w', 524865)
# | open ('a.txt', 'r+', 524290)
# | open ('a.txt', None, 524288)
# | os.mkdir ('one', 511, -1)
# | os.mkdir ('two', 448, -1)
# | os.rename ('one', 'three', -1, -1)
# | os.rmdir ('two', -1)
# | os.listdir ('three',)
# | os.scandir ('three',)
# | os.chmod ('a.txt', 384, -1)
# | os.utime ('a.txt', None, (1, 2), -1)
# | os.truncate ('a.txt', 3)
# | os.symlink ('a.txt', 'b.txt', -1)
# | os.link ('a.txt', 'c.txt', -1, -1)
# | os.remove ('b.txt', -1)
# | os.remove ('c.txt', -1)
# | os.chdir ('three',)
# | os.putenv (b'AUDITED', b'yes')
# | os.unsetenv (b'AUDITED',)
# | os.system (b'true',)
